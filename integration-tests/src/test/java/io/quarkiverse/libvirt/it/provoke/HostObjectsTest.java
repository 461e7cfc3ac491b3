package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkEventType;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.quarkiverse.libvirt.event.NetworkRef;
import io.quarkiverse.libvirt.event.SecretEventType;
import io.quarkiverse.libvirt.event.SecretLifecycleEvent;
import io.quarkiverse.libvirt.event.SecretRef;
import io.quarkiverse.libvirt.event.SecretUsageType;
import io.quarkiverse.libvirt.event.SecretValueChangedEvent;
import io.quarkiverse.libvirt.event.StoragePoolEventType;
import io.quarkiverse.libvirt.event.StoragePoolLifecycleEvent;
import io.quarkiverse.libvirt.event.StoragePoolRef;
import io.quarkiverse.libvirt.event.StoragePoolRefreshEvent;
import io.quarkiverse.libvirt.it.daemon.PrivateDaemonResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Networks, storage pools and secrets. */
@QuarkusTest
@WithTestResource(value = PrivateDaemonResource.Qemu.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class HostObjectsTest extends RealEvents {

    static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(
            NetworkLifecycleEvent.class, StoragePoolLifecycleEvent.class, StoragePoolRefreshEvent.class,
            SecretLifecycleEvent.class, SecretValueChangedEvent.class);

    @Override
    Set<Class<? extends LibvirtEvent>> provoked() {
        return PROVOKED;
    }

    @Test
    void aNetworkIsDefinedAndUndefined() {
        PrivateNetwork network = new PrivateNetwork(daemon);
        NetworkRef ref = new NetworkRef(network.name(), network.uuid());
        events.expect(network::define, new NetworkLifecycleEvent(ORIGIN, ref, NetworkEventType.DEFINED, 0, 0));
        events.expect(network::undefine, new NetworkLifecycleEvent(ORIGIN, ref, NetworkEventType.UNDEFINED, 1, 0));
    }

    @Test
    void aStoragePoolHasItsWholeLife() {
        PrivatePool pool = new PrivatePool(daemon);
        StoragePoolRef ref = new StoragePoolRef(pool.name(), pool.uuid());
        events.expect(pool::define, lifecycle(ref, StoragePoolEventType.DEFINED, 0));
        events.expect(pool::build, lifecycle(ref, StoragePoolEventType.CREATED, 4));
        events.expect(pool::start, lifecycle(ref, StoragePoolEventType.STARTED, 2));
        events.expect(pool::refresh, new StoragePoolRefreshEvent(ORIGIN, ref));
        events.expect(pool::stop, lifecycle(ref, StoragePoolEventType.STOPPED, 3));
        events.expect(pool::delete, lifecycle(ref, StoragePoolEventType.DELETED, 5));
        events.expect(pool::undefine, lifecycle(ref, StoragePoolEventType.UNDEFINED, 1));
    }

    @Test
    void aSecretIsDefinedSetAndUndefined() {
        PrivateSecret secret = new PrivateSecret(daemon);
        SecretRef ref = new SecretRef(secret.uuid(), SecretUsageType.VOLUME, 1, secret.volume().toString());
        events.expect(secret::define, new SecretLifecycleEvent(ORIGIN, ref, SecretEventType.DEFINED, 0, 0));
        events.expect(() -> secret.setValue("value"), new SecretValueChangedEvent(ORIGIN, ref));
        events.expect(secret::undefine, new SecretLifecycleEvent(ORIGIN, ref, SecretEventType.UNDEFINED, 1, 0));
    }

    private static LibvirtEvent lifecycle(StoragePoolRef pool, StoragePoolEventType event, int eventCode) {
        return new StoragePoolLifecycleEvent(ORIGIN, pool, event, eventCode, 0);
    }
}
