package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.Set;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.smallrye.config.WithDefault;

/** A time that some of a domain's lifecycle events must last. */
public interface SettleConfig {

    /**
     * How long such an event is held back. Another lifecycle event of the same domain within this time is delivered instead of
     * it: of a domain that stops and starts again, only the start is told.
     */
    Duration window();

    /**
     * Which lifecycle events are held back.
     */
    @WithDefault("STOPPED")
    Set<DomainEventType> events();
}
