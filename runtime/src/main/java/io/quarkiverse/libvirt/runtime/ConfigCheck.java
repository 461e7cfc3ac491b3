package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.libvirt.runtime.connection.ConnectionSettings;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses settings that would mean something else than they say. */
final class ConfigCheck {

    /** Groups of properties, of all connections or of the unnamed one. */
    private static final Set<String> TAKEN = new TreeSet<>(Set.of("calls", "devservices", "event-loop", "health", "keep-alive",
            "metrics", "queue", "reconnect", "resync", "settle", "slow-receivers", "tracing"));
    private static final Pattern URI_OF_TAKEN = Pattern
            .compile("quarkus\\.libvirt\\.\"?(" + String.join("|", TAKEN) + ")\"?\\.uri");

    private ConfigCheck() {
    }

    static void check(LibvirtConfig config) {
        // The mapping takes such a property for one of the group, and drops it without a word.
        for (String property : ConfigProvider.getConfig().getPropertyNames()) {
            Matcher taken = URI_OF_TAKEN.matcher(property);
            if (taken.matches()) {
                checkName(taken.group(1));
            }
        }
        positive("quarkus.libvirt.close-timeout", config.closeTimeout());
        positive("quarkus.libvirt.health.event-loop-timeout", config.health().eventLoopTimeout());
        atLeast("quarkus.libvirt.concurrent-openings", config.concurrentOpenings(), 1);
    }

    static void check(String connection, ConnectionConfig config) {
        checkName(connection);
        positive(property(connection, "open-timeout"), config.openTimeout());
        Duration interval = config.keepAlive().interval();
        if (!interval.isZero() && (interval.toSeconds() < 1 || interval.toSeconds() > Integer.MAX_VALUE)) {
            throw new ConfigurationException(property(connection, "keep-alive.interval") + " is " + interval
                    + ", but libvirt counts whole seconds: set it to 1S or more, or to 0 to turn keepalive off");
        }
        if (config.keepAlive().count() < 0) {
            throw new ConfigurationException(property(connection, "keep-alive.count") + " is " + config.keepAlive().count()
                    + ", but it can't be negative");
        }
        positive(property(connection, "reconnect.initial-delay"), config.reconnect().initialDelay());
        positive(property(connection, "reconnect.max-delay"), config.reconnect().maxDelay());
        double jitter = config.reconnect().jitter();
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new ConfigurationException(
                    property(connection, "reconnect.jitter") + " is " + jitter + ", but it is a part of a time: 0 to 1");
        }
        if (config.resync().every().isNegative()) {
            throw new ConfigurationException(property(connection, "resync.every") + " is " + config.resync().every()
                    + ", but it can't be negative; 0 turns it off");
        }
        atLeast(property(connection, "calls.concurrent"), config.calls().concurrent(), 1);
        positive(property(connection, "calls.timeout"), config.calls().timeout());
        atLeast(property(connection, "queue.capacity"), config.queue().capacity(), 16);
    }

    private static void checkName(String connection) {
        if (TAKEN.contains(connection)) {
            throw new ConfigurationException("A libvirt connection can't be called '" + connection + "': quarkus.libvirt."
                    + connection + " has another meaning. Choose another name");
        }
    }

    private static String property(String connection, String property) {
        return ConnectionSettings.property(connection, property);
    }

    private static void positive(String property, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new ConfigurationException(property + " is " + duration + ", but it must be a positive time, as 10S");
        }
    }

    private static void atLeast(String property, int value, int least) {
        if (value < least) {
            throw new ConfigurationException(property + " is " + value + ", but it can't be less than " + least);
        }
    }
}
