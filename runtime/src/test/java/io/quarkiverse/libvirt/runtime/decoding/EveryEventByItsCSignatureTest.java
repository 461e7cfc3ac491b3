package io.quarkiverse.libvirt.runtime.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.bindings.DirectCall;
import io.quarkiverse.libvirt.bindings.HostObjects;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.quarkiverse.libvirt.runtime.delivery.Received;

/** Each callback, called as C calls it: the only way to see those that the installed libvirt doesn't know. */
class EveryEventByItsCSignatureTest {

    private static HostObjects host;

    @BeforeAll
    static void open() {
        host = new HostObjects();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    /** Those of objects that the test driver has. */
    static List<EventKind<?>> kinds() {
        return EventKind.all().stream()
                .filter(kind -> kind.eventClass() != EventClass.SECRET && kind.eventClass() != EventClass.CONNECTION).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isDecodedWithoutLoss(EventKind<?> kind) throws ReflectiveOperationException {
        Received received = new Received();
        CArguments arguments = new CArguments(kind);
        int returned = DirectCall.event(received.handler(kind), pointer(kind.eventClass()), arguments.values());

        assertThat(returned).isZero();
        LibvirtEvent event = received.single();
        assertThat(event).isInstanceOf(kind.type());
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.object()).isEqualTo(object(kind.eventClass(), event.object()));
        for (Map.Entry<String, Object> component : arguments.expected().entrySet()) {
            assertThat(kind.type().getMethod(component.getKey()).invoke(event)).as(component.getKey())
                    .isEqualTo(component.getValue());
        }
    }

    private static Pointer pointer(EventClass eventClass) {
        return switch (eventClass) {
            case DOMAIN -> host.domain;
            case NETWORK -> host.network;
            case STORAGE_POOL -> host.storagePool;
            case NODE_DEVICE -> host.nodeDevice;
            case SECRET, CONNECTION -> throw new IllegalArgumentException();
        };
    }

    private static LibvirtObject object(EventClass eventClass, LibvirtObject actual) {
        return switch (eventClass) {
            case DOMAIN -> new DomainRef("test", ((DomainRef) actual).uuid(), 1);
            case NETWORK -> new NetworkRef("default", ((NetworkRef) actual).uuid());
            case STORAGE_POOL -> new StoragePoolRef("default-pool", ((StoragePoolRef) actual).uuid());
            case NODE_DEVICE -> new NodeDeviceRef("computer");
            case SECRET, CONNECTION -> throw new IllegalArgumentException();
        };
    }
}
