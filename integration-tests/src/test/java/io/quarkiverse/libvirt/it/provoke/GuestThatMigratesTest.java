package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** Two daemons, as on two hosts. */
class GuestThatMigratesTest {

    @Test
    void isReportedByBothHosts() throws Exception {
        try (PrivateDaemon here = new PrivateDaemon();
                PrivateDaemon there = new PrivateDaemon();
                VirshListener source = listener(here);
                VirshListener destination = listener(there)) {
            EventfulGuest guest = new EventfulGuest(here);
            guest.define();
            guest.start();
            source.expect(guest.name(), () -> guest.operator().migrate(there), "migration-iteration: iteration: '1'",
                    "lifecycle: Suspended Migrated", "lifecycle: Stopped Migrated");
            // 5 is the number of the operation.
            await().until(() -> source.of(guest.name()).stream()
                    .anyMatch(report -> report.startsWith("job-completed: operation: 5 ")));
            await().untilAsserted(() -> assertThat(destination.of(guest.name())).containsSubsequence(
                    "lifecycle: Started Migrated", "lifecycle: Resumed Migrated"));
        }
    }

    private static VirshListener listener(PrivateDaemon daemon) {
        VirshListener listener = new VirshListener().listen(daemon.qemuSessionUri(), "event", "--all");
        EventfulGuest probe = new EventfulGuest(daemon);
        probe.define();
        listener.awaitListening(() -> probe.operator().describeInConfiguration("probe"),
                () -> !listener.of(probe.name()).isEmpty());
        return listener;
    }
}
