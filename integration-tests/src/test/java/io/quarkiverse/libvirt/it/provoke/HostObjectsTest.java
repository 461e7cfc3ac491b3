package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

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
        network.define();
        assertThat(listener.after(network.name(), network::undefine, "lifecycle: Undefined")).isNotEmpty();
        assertThat(listener.of(network.name())).containsExactly("lifecycle: Defined", "lifecycle: Undefined");
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
        }, () -> listener.of(probe.name()).stream().map(report -> report.split(":")[0]).distinct().count() == 2);

        PrivatePool pool = new PrivatePool(daemon);
        List<Runnable> life = List.of(pool::define, pool::build, pool::start, pool::refresh, pool::stop, pool::delete,
                pool::undefine);
        List<String> reports = List.of("lifecycle: Defined", "lifecycle: Created", "lifecycle: Started", "refresh:",
                "lifecycle: Stopped", "lifecycle: Deleted", "lifecycle: Undefined");
        for (int i = 0; i < life.size(); i++) {
            listener.after(pool.name(), life.get(i), reports.get(i));
        }
        assertThat(listener.of(pool.name())).containsAll(reports);
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
        }, () -> listener.of(probe.uuid().toString()).stream().map(report -> report.split(":")[0]).distinct()
                .count() == 2);

        PrivateSecret secret = new PrivateSecret(daemon);
        String uuid = secret.uuid().toString();
        listener.after(uuid, secret::define, "lifecycle: Defined");
        listener.after(uuid, () -> secret.setValue("value"), "value-changed");
        listener.after(uuid, secret::undefine, "lifecycle: Undefined");
        assertThat(listener.of(uuid)).containsExactly("lifecycle: Defined", "value-changed:", "lifecycle: Undefined");
    }

    @Test
    void aNodeDeviceIsCreatedAndDeleted() {
        listener.listen(daemon.testUri(), "nodedev-event", "--event", "lifecycle");
        FibreChannelPort port = new FibreChannelPort(daemon);
        String[] name = { "" };
        listener.awaitListening(() -> {
            name[0] = port.create();
            port.destroy(name[0]);
        }, () -> !listener.of(name[0]).isEmpty());

        // The name of the one before is free again.
        int[] before = { listener.of(name[0]).size() };
        name[0] = port.create();
        listener.after(name[0], () -> port.destroy(name[0]), "lifecycle: Deleted");
        assertThat(listener.of(name[0]).subList(before[0], listener.of(name[0]).size()))
                .containsSubsequence("lifecycle: Created", "lifecycle: Deleted");
    }
}
