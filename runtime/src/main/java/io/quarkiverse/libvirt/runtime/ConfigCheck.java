package io.quarkiverse.libvirt.runtime;

import java.time.Duration;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses settings that would mean something else than they say. */
final class ConfigCheck {

    private ConfigCheck() {
    }

    static void check(LibvirtConfig config) {
        positive("quarkus.libvirt.open-timeout", config.openTimeout());
        positive("quarkus.libvirt.close-timeout", config.closeTimeout());
        Duration interval = config.keepAlive().interval();
        if (!interval.isZero() && (interval.toSeconds() < 1 || interval.toSeconds() > Integer.MAX_VALUE)) {
            throw new ConfigurationException("quarkus.libvirt.keep-alive.interval is " + interval
                    + ", but libvirt counts whole seconds: set it to 1S or more, or to 0 to turn keepalive off");
        }
        if (config.keepAlive().count() < 0) {
            throw new ConfigurationException("quarkus.libvirt.keep-alive.count is " + config.keepAlive().count()
                    + ", but it can't be negative");
        }
    }

    private static void positive(String property, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new ConfigurationException(property + " is " + duration + ", but it must be a positive time, as 10S");
        }
    }
}
