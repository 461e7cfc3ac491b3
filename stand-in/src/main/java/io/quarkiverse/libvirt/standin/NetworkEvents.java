package io.quarkiverse.libvirt.standin;

import java.util.function.Consumer;

/** The events of virtual networks. Enumerated values are plain numbers, so that unknown ones can be sent. */
public final class NetworkEvents {

    private NetworkEvents() {
    }

    /** {@code VIR_NETWORK_EVENT_ID_LIFECYCLE}. libvirt sends the detail 0. */
    public static EventMessage lifecycle(Network network, int event, int detail) {
        return of(0, 315, network, fields -> fields.int32(event).int32(detail));
    }

    /** {@code VIR_NETWORK_EVENT_ID_METADATA_CHANGE}. For clients of libvirt 9.8 or newer. */
    public static EventMessage metadataChange(Network network, int type, CharSequence namespaceOrNull) {
        return of(1, 446, network, fields -> fields.int32(type).optionalString(namespaceOrNull));
    }

    private static EventMessage of(int eventId, int procedure, Network network, Consumer<XdrWriter> fields) {
        return EventMessage.of(EventClass.NETWORK, eventId, procedure, network.identity(), body -> {
            network.write(body);
            fields.accept(body);
        });
    }
}
