package io.quarkiverse.libvirt.event;

import java.time.Instant;
import java.util.Objects;

/**
 * Where an event came from and when.
 *
 * @param connection the name of the connection
 * @param sequence the event's number among those of the connection: 1 for the first, without gaps, in libvirt's order
 * @param time when it arrived in this process
 */
public record EventOrigin(String connection, long sequence, Instant time) {

    public EventOrigin {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(time, "time");
    }
}
