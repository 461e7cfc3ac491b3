package io.quarkiverse.libvirt.event;

import java.time.Instant;
import java.util.Objects;

import io.quarkiverse.libvirt.EventAddresses;
import io.vertx.core.json.JsonObject;

/**
 * A connection was closed, but not by this application's end: libvirt's close callback
 * ({@code virConnectRegisterCloseCallback}). No event of this connection follows.
 *
 * @param connection the name of the connection
 * @param sequence the event's number among those of the connection
 * @param time when it arrived
 * @param reason why
 * @param reasonCode libvirt's number of it
 */
public record ConnectionClosedEvent(String connection, long sequence, Instant time, Reason reason,
        int reasonCode) implements ConnectionEvent {

    /** Why a connection was closed: libvirt's {@code virConnectCloseReason}. */
    public enum Reason {

        /** A miscellaneous input or output error. */
        ERROR,
        /** The other side closed it, or died. */
        EOF,
        /** The other side no longer answered keepalive messages. */
        KEEPALIVE,
        /** This side asked for it. */
        CLIENT,
        /** A reason that is newer than this code; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Reason[] BY_CODE = values();

        /** The reason of libvirt's number, {@link #UNKNOWN} for one that this code doesn't know. */
        public static Reason of(int code) {
            return code >= 0 && code < UNKNOWN.ordinal() ? BY_CODE[code] : UNKNOWN;
        }
    }

    public ConnectionClosedEvent {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(reason, "reason");
    }

    /** The event of libvirt's number. */
    public static ConnectionClosedEvent of(String connection, long sequence, Instant time, int reasonCode) {
        return new ConnectionClosedEvent(connection, sequence, time, Reason.of(reasonCode), reasonCode);
    }

    @Override
    public String address() {
        return EventAddresses.CONNECTION_CLOSED;
    }

    @Override
    public JsonObject toJson() {
        return EventJson.begin(this)
                .put("reason", reason.name())
                .put("reasonCode", reasonCode);
    }

    static ConnectionClosedEvent fromJson(String connection, long sequence, Instant time, JsonObject json) {
        return of(connection, sequence, time, json.getInteger("reasonCode"));
    }
}
