package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.OneLine;

/** Tells the log of a connection's failures: each new one once, not each attempt. */
final class FailureLog {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);
    /** More different ones than that are one that says something else each time. */
    private static final int DIFFERENT = 10;

    private final ConnectionSettings settings;
    /** Since it was open. */
    private final Set<String> told = new HashSet<>();

    FailureLog(ConnectionSettings settings) {
        this.settings = settings;
    }

    synchronized void lost(String why, Duration retry) {
        told.clear();
        LOG.warnf("%s was closed: %s. %s", settings.described(), why, retry == null
                ? "No event of it arrives any more (" + settings.property("reconnect.enabled") + " is false)"
                : "It is opened again in " + seconds(retry));
    }

    synchronized void failed(OpeningFailure failure, int attempt, Duration retry) {
        String next = retry == null ? "It is not tried again (" + settings.property("reconnect.enabled") + " is false)"
                : "Tried again in " + seconds(retry);
        if (isNew(failure.problem())) {
            LOG.warnf("%s. %s", failure.describe(settings), retry == null ? next
                    : next + ", and on; the same failure is not logged again");
        } else {
            LOG.debugf("%s (attempt %d). %s", failure.describe(settings), attempt, next);
        }
    }

    synchronized void listingFailed(String problem, Duration retry) {
        LOG.logf(isNew(problem) ? Logger.Level.WARN : Logger.Level.DEBUG,
                "%s is open, but what is there on its host could not be listed: %s. Tried again in %s, and on; the same failure is"
                        + " not logged again",
                settings.described(), problem, seconds(retry));
    }

    private boolean isNew(String problem) {
        return told.size() < DIFFERENT && told.add(problem);
    }

    /** A listing has succeeded. */
    synchronized void listed() {
        told.clear();
    }

    synchronized void opened(long generation, int attempts, Duration down) {
        told.clear();
        if (generation == 1) {
            LOG.infof("Connected to libvirt at %s%s%s", settings.shownUri(),
                    LibvirtConnection.DEFAULT_NAME.equals(settings.name()) ? "" : " as '" + OneLine.of(settings.name()) + "'",
                    attempts == 1 ? "" : ", at attempt " + attempts);
        } else {
            LOG.infof("%s is open again after %s, at attempt %d", settings.described(), seconds(down), attempts);
        }
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
