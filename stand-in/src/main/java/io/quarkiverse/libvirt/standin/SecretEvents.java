package io.quarkiverse.libvirt.standin;

import java.util.function.Consumer;

/** The events of secrets. Enumerated values are plain numbers, so that unknown ones can be sent. */
public final class SecretEvents {

    private SecretEvents() {
    }

    /** {@code VIR_SECRET_EVENT_ID_LIFECYCLE}. libvirt sends the detail 0. */
    public static EventMessage lifecycle(Secret secret, int event, int detail) {
        return of(0, 382, secret, fields -> fields.int32(event).int32(detail));
    }

    /** {@code VIR_SECRET_EVENT_ID_VALUE_CHANGED}. */
    public static EventMessage valueChanged(Secret secret) {
        return of(1, 383, secret, fields -> {
        });
    }

    private static EventMessage of(int eventId, int procedure, Secret secret, Consumer<XdrWriter> fields) {
        return EventMessage.of(EventClass.SECRET, eventId, procedure, secret.identity(), body -> {
            secret.write(body);
            fields.accept(body);
        });
    }
}
