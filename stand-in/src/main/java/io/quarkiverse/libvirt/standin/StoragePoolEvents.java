package io.quarkiverse.libvirt.standin;

import java.util.function.Consumer;

/** The events of storage pools. Enumerated values are plain numbers, so that unknown ones can be sent. */
public final class StoragePoolEvents {

    private StoragePoolEvents() {
    }

    /** {@code VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE}. libvirt sends the detail 0. */
    public static EventMessage lifecycle(StoragePool pool, int event, int detail) {
        return of(0, 370, pool, fields -> fields.int32(event).int32(detail));
    }

    /** {@code VIR_STORAGE_POOL_EVENT_ID_REFRESH}. */
    public static EventMessage refresh(StoragePool pool) {
        return of(1, 373, pool, fields -> {
        });
    }

    private static EventMessage of(int eventId, int procedure, StoragePool pool, Consumer<XdrWriter> fields) {
        return EventMessage.of(EventClass.STORAGE_POOL, eventId, procedure, pool.identity(), body -> {
            pool.write(body);
            fields.accept(body);
        });
    }
}
