package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;

/** Tells the log of a connection's failures: each new one once, not each attempt. */
final class FailureLog {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final ConnectionSettings settings;
    private String last;

    FailureLog(ConnectionSettings settings) {
        this.settings = settings;
    }

    void lost(String why, Duration retry) {
        last = null;
        LOG.warnf("%s was closed: %s. %s", settings.described(), why, retry == null
                ? "No event of it arrives any more (" + settings.property("reconnect.enabled") + " is false)"
                : "It is opened again in " + seconds(retry));
    }

    void failed(OpeningFailure failure, int attempt, Duration retry) {
        String text = failure.problem();
        String next = retry == null ? "It is not tried again (" + settings.property("reconnect.enabled") + " is false)"
                : "Tried again in " + seconds(retry);
        if (text.equals(last)) {
            LOG.debugf("%s (attempt %d). %s", failure.describe(settings), attempt, next);
        } else {
            last = text;
            LOG.warnf("%s. %s, and on; the same failure is not logged again", failure.describe(settings), next);
        }
    }

    void listingFailed(String problem, Duration retry) {
        LOG.warnf("What is there on the host of %s could not be listed: %s. Tried again in %s", settings.described(), problem,
                seconds(retry));
    }

    void opened(long generation, int attempts, Duration down) {
        if (generation == 1 && attempts == 1) {
            LOG.infof("Connected to libvirt at %s%s", settings.uri(),
                    LibvirtConnection.DEFAULT_NAME.equals(settings.name()) ? "" : " as '" + settings.name() + "'");
        } else {
            LOG.infof("%s is open again after %s, at attempt %d", settings.described(), seconds(down), attempts);
        }
        last = null;
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
