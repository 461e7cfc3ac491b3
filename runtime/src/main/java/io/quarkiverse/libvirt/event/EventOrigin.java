package io.quarkiverse.libvirt.event;

import java.time.Instant;
import java.util.Objects;

/**
 * Where an event came from and when.
 *
 * @param connection the name of the connection
 * @param generation which opening of the connection it belongs to: 1 for the first, one more after each reconnect
 * @param sequence the event's number among those of the connection: 1 for the first, counted on over reconnects, in the order
 *        of delivery. A number is only missing where an event had to be dropped or was superseded, which a
 *        {@link ConnectionGapEvent} tells, and where libvirt only repeated what a synthetic event had told already, or has
 *        told something during an opening that failed
 * @param time when it arrived in this process
 * @param synthetic whether libvirt didn't report it: it was concluded from a listing of the host's objects
 */
public record EventOrigin(String connection, long generation, long sequence, Instant time, boolean synthetic) {

    public EventOrigin {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(time, "time");
    }

    /** Of an event that libvirt reported to the first opening of a connection. */
    public EventOrigin(String connection, long sequence, Instant time) {
        this(connection, 1, sequence, time, false);
    }
}
