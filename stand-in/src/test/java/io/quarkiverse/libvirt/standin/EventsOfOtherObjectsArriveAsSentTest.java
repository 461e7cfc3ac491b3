package io.quarkiverse.libvirt.standin;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What virsh prints of the events of networks, storage pools, the host's devices and secrets. */
class EventsOfOtherObjectsArriveAsSentTest {

    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final Network NETWORK = new Network("net", ID);
    private static final StoragePool POOL = new StoragePool("pool", ID);
    private static final NodeDevice DEVICE = new NodeDevice("pci_0000");
    private static final Secret SECRET = new Secret(ID, 2, "ceph");

    StandInDaemon daemon;

    /** A command of virsh, the event to send, and what the command prints. */
    record Sample(String command, String eventName, EventMessage event, String printed) {
        @Override
        public String toString() {
            return command + ": " + printed;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("net-event", "lifecycle", NetworkEvents.lifecycle(NETWORK, 2, 0),
                        "event 'lifecycle' for network net: Started"),
                new Sample("net-event", "lifecycle", NetworkEvents.lifecycle(NETWORK, 77, 0),
                        "event 'lifecycle' for network net: unknown"),
                new Sample("pool-event", "lifecycle", StoragePoolEvents.lifecycle(POOL, 5, 0),
                        "event 'lifecycle' for storage pool pool: Deleted"),
                new Sample("pool-event", "refresh", StoragePoolEvents.refresh(POOL), "event 'refresh' for storage pool pool"),
                new Sample("nodedev-event", "lifecycle", NodeDeviceEvents.lifecycle(DEVICE, 3, 0),
                        "event 'lifecycle' for node device pci_0000: Undefined"),
                new Sample("nodedev-event", "update", NodeDeviceEvents.update(DEVICE),
                        "event 'update' for node device pci_0000"),
                new Sample("secret-event", "lifecycle", SecretEvents.lifecycle(SECRET, 1, 0),
                        "event 'lifecycle' for secret " + ID + ": Undefined"),
                new Sample("secret-event", "value-changed", SecretEvents.valueChanged(SECRET),
                        "event 'value-changed' for secret " + ID));
    }

    @BeforeEach
    void start() {
        daemon = StandInDaemon.start();
    }

    @AfterEach
    void end() {
        daemon.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void arrives(Sample sample) {
        try (Virsh virsh = Virsh.start(daemon, sample.command(), "--event", sample.eventName())) {
            daemon.awaitSubscription(sample.event().eventClass(), sample.event().eventId());
            daemon.send(sample.event());
            virsh.awaitOutput(sample.printed() + "\n");
            // It takes one event, and says goodbye: deregistration and close are answered.
            virsh.awaitEnd();
            daemon.awaitClients(0);
        }
    }
}
