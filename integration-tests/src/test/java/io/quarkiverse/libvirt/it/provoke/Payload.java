package io.quarkiverse.libvirt.it.provoke;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;

/** An event without what is another each time, so that it can be compared with one that a test has written down. */
final class Payload {

    /** Where every event of the application's connection is from, when the number and the time don't count. */
    static final EventOrigin ORIGIN = new EventOrigin(LibvirtConnection.DEFAULT_NAME, 0, Instant.EPOCH);

    /** Stands for the id of a domain: libvirt counts up with each start. */
    static final int ANY_ID = 0;

    private Payload() {
    }

    /** The same record, of {@link #ORIGIN}'s number and time, and with {@link #ANY_ID} for a domain's id. */
    static LibvirtEvent of(LibvirtEvent event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = constant(components[i].getAccessor().invoke(event));
            }
            return event.getClass()
                    .getConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object constant(Object value) {
        if (value instanceof EventOrigin origin) {
            return new EventOrigin(origin.connection(), ORIGIN.sequence(), ORIGIN.time());
        }
        return value instanceof DomainRef domain ? new DomainRef(domain.name(), domain.uuid(), ANY_ID) : value;
    }
}
