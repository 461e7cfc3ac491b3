package io.quarkiverse.libvirt.it.provoke;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** Networks, storage pools, secrets and node devices. */
class HostObjectsTest {

    private PrivateDaemon daemon;
    private VirshListener listener;

    @BeforeEach
    void start() {
        daemon = new PrivateDaemon();
        listener = new VirshListener();
    }

    @AfterEach
    void stop() throws Exception {
        listener.close();
        daemon.close();
    }

    @Test
    void aNetworkIsDefinedAndUndefined() {
        listener.listen(daemon.qemuSessionUri(), "net-event", "--event", "lifecycle");
        PrivateNetwork probe = new PrivateNetwork(daemon);
        listener.awaitListening(() -> {
            probe.define();
            probe.undefine();
        }, () -> !listener.of(probe.name()).isEmpty());

        PrivateNetwork network = new PrivateNetwork(daemon);
        listener.expect(network.name(), network::define, "lifecycle: Defined");
        listener.expect(network.name(), network::undefine, "lifecycle: Undefined");
    }

    @Test
    void aStoragePoolHasItsWholeLife() {
        listener.listen(daemon.qemuSessionUri(), "pool-event", "--event", "lifecycle");
        listener.listen(daemon.qemuSessionUri(), "pool-event", "--event", "refresh");
        PrivatePool probe = new PrivatePool(daemon);
        probe.define();
        probe.build();
        listener.awaitListening(() -> {
            probe.start();
            probe.refresh();
            probe.stop();
        }, () -> kinds(2, probe.name()));

        PrivatePool pool = new PrivatePool(daemon);
        String name = pool.name();
        listener.expect(name, pool::define, "lifecycle: Defined");
        listener.expect(name, pool::build, "lifecycle: Created");
        listener.expect(name, pool::start, "lifecycle: Started");
        listener.expect(name, pool::refresh, "refresh:");
        listener.expect(name, pool::stop, "lifecycle: Stopped");
        listener.expect(name, pool::delete, "lifecycle: Deleted");
        listener.expect(name, pool::undefine, "lifecycle: Undefined");
    }

    @Test
    void aSecretIsDefinedSetAndUndefined() {
        listener.listen(daemon.qemuSessionUri(), "secret-event", "--event", "lifecycle");
        listener.listen(daemon.qemuSessionUri(), "secret-event", "--event", "value-changed");
        PrivateSecret probe = new PrivateSecret(daemon);
        listener.awaitListening(() -> {
            probe.define();
            probe.setValue("probe");
            probe.undefine();
        }, () -> kinds(2, probe.uuid().toString()));

        PrivateSecret secret = new PrivateSecret(daemon);
        String uuid = secret.uuid().toString();
        listener.expect(uuid, secret::define, "lifecycle: Defined");
        listener.expect(uuid, () -> secret.setValue("value"), "value-changed:");
        listener.expect(uuid, secret::undefine, "lifecycle: Undefined");
    }

    @Test
    void aNodeDeviceIsCreatedAndDeleted() {
        listener.listen(daemon.testUri(), "nodedev-event", "--event", "lifecycle");
        FibreChannelPort port = new FibreChannelPort(daemon);
        // A port gets the name of the one before, which is free again.
        AtomicReference<String> probe = new AtomicReference<>("");
        listener.awaitListening(() -> {
            probe.set(port.create());
            port.destroy(probe.get());
        }, () -> !listener.of(probe.get()).isEmpty());

        String name = probe.get();
        listener.expect(name, port::create, "lifecycle: Created");
        listener.expect(name, () -> port.destroy(name), "lifecycle: Deleted");
    }

    /** Whether events of so many kinds have been reported. */
    private boolean kinds(int count, String subject) {
        return listener.of(subject).stream().map(report -> report.split(":")[0]).distinct().count() == count;
    }
}
