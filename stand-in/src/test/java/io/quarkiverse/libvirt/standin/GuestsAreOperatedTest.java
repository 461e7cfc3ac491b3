package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libvirt's client does to the guests of the stand-in's host. */
class GuestsAreOperatedTest {

    @Test
    void startedSuspendedResumedAndDestroyedWithTheirEvents() {
        try (StandInDaemon daemon = StandInDaemon.start();
                Virsh watching = Virsh.start(daemon, "event", "--all", "--loop")) {
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            daemon.host().defineDomain("vm");
            run(daemon, 0, "start", "vm");
            assertThat(state(daemon)).isEqualTo(HostedDomain.RUNNING);
            run(daemon, 0, "suspend", "vm");
            assertThat(state(daemon)).isEqualTo(HostedDomain.PAUSED);
            run(daemon, 0, "resume", "vm");
            run(daemon, 0, "destroy", "vm");
            assertThat(state(daemon)).isEqualTo(HostedDomain.SHUTOFF);
            watching.awaitOutput("Stopped Destroyed");
            assertThat(watching.output()).containsSubsequence("Started Booted", "Suspended Paused", "Resumed Unpaused");
        }
    }

    @Test
    void refusedWhenTheStateDoesNotFit() {
        try (StandInDaemon daemon = StandInDaemon.start()) {
            daemon.host().defineDomain("vm");
            assertThat(run(daemon, 1, "suspend", "vm")).contains("domain is not running");
        }
    }

    @Test
    void foundAgainByADaemonThatComesBack(@TempDir Path folder) throws IOException {
        StandInDaemon before = StandInDaemon.start(folder.resolve("s"));
        Domain guest = before.host().start(before.host().defineDomain("vm"));
        before.close();
        before.host().suspend(guest);
        try (StandInDaemon after = before.startAgain()) {
            assertThat(run(after, 0, "domstate", "vm")).contains("paused");
        }
    }

    private static int state(StandInDaemon daemon) {
        return daemon.host().domains().get(0).state();
    }

    private static String run(StandInDaemon daemon, int status, String... arguments) {
        try (Virsh virsh = Virsh.start(daemon, arguments)) {
            assertThat(virsh.awaitEnd()).as(virsh.output()).isEqualTo(status);
            return virsh.output();
        }
    }
}
