package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NodeDeviceEventType;
import io.quarkiverse.libvirt.event.NodeDeviceLifecycleEvent;
import io.quarkiverse.libvirt.event.NodeDeviceRef;
import io.quarkiverse.libvirt.it.daemon.PrivateDaemonResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Devices of the test driver's host: those of a real one take root's rights, and hardware. */
@QuarkusTest
@WithTestResource(value = PrivateDaemonResource.TestDriver.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class NodeDevicesTest extends RealEvents {

    static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(NodeDeviceLifecycleEvent.class);

    @Override
    Set<Class<? extends LibvirtEvent>> provoked() {
        return PROVOKED;
    }

    @Test
    void aPortIsCreatedAndDeleted() {
        FibreChannelPort port = new FibreChannelPort(daemon);
        // libvirt gives the name.
        String[] name = new String[1];
        NodeDeviceLifecycleEvent created = events.expectOne(NodeDeviceLifecycleEvent.class, () -> name[0] = port.create());
        NodeDeviceRef ref = new NodeDeviceRef(name[0]);
        assertThat(created).isEqualTo(new NodeDeviceLifecycleEvent(ORIGIN, ref, NodeDeviceEventType.CREATED, 0, 0));
        events.expect(() -> port.destroy(name[0]),
                new NodeDeviceLifecycleEvent(ORIGIN, ref, NodeDeviceEventType.DELETED, 1, 0));
    }
}
