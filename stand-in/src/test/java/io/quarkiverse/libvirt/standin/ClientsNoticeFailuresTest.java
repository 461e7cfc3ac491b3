package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What libvirt's client makes of a daemon that fails. */
class ClientsNoticeFailuresTest {

    final StandInDaemon daemon = StandInDaemon.start();
    Virsh virsh;

    @AfterEach
    void end() {
        virsh.close();
        daemon.close();
    }

    @Test
    void aFrozenDaemonByKeepalive() {
        connect("-k", "1", "-K", "1");
        daemon.freeze();
        virsh.awaitOutput("due to keepalive timeout");
    }

    @Test
    void unansweredKeepalives() {
        connect("-k", "1", "-K", "1");
        daemon.answerKeepalive(false);
        virsh.awaitOutput("due to keepalive timeout");
    }

    @Test
    void nothingWhileKeepalivesAreAnswered() {
        connect("-k", "1", "-K", "1");
        // Unanswered, the first one would have been the last.
        daemon.awaitKeepalives(2);
        assertThat(virsh.isAlive()).isTrue();
        assertThat(virsh.output()).isEmpty();
    }

    @Test
    void theEndOfTheirConnection() {
        connect();
        daemon.disconnectAll();
        virsh.awaitOutput("due to end of file");
        daemon.awaitClients(0);
    }

    @Test
    void anEndInTheMiddleOfAMessage() {
        StandInClient client = connect();
        client.closeMidMessage();
        virsh.awaitOutput("due to end of file");
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void theEndOfTheDaemon() {
        connect();
        daemon.close();
        virsh.awaitOutput("due to end of file");
    }

    @Test
    void aHostThatTheDaemonHasLost() {
        StandInClient client = connect();
        assertThat(client.hasCloseCallback()).isTrue();
        assertThat(daemon.sendConnectionClosed(2)).isOne();
        virsh.awaitOutput("due to keepalive timeout");
    }

    @Test
    void aLengthThatNoMessageMayHave() {
        connect().sendBadLength();
        virsh.awaitOutput("due to I/O error");
    }

    @Test
    void anUnreadableEventIsSkipped() {
        connect();
        daemon.send(DomainEvents.lifecycle(Samples.guest("cut"), 2, 0).truncatedTo(8),
                DomainEvents.lifecycle(Samples.GUEST, 5, 1));
        virsh.awaitOutput("'vm': Stopped Destroyed\n");
        assertThat(virsh.output()).doesNotContain("cut");
    }

    @Test
    void anEventThatIsTooLongIsSkipped() {
        virsh = Virsh.start(daemon, "event", "--all", "--loop");
        daemon.awaitSubscription(EventClass.DOMAIN, 26);
        daemon.send(DomainEvents.tunable(Samples.guest("long"), Collections.nCopies(2049, TypedParameter.ofInt("a", 1))),
                DomainEvents.lifecycle(Samples.GUEST, 5, 1));
        virsh.awaitOutput("'vm': Stopped Destroyed\n");
        assertThat(virsh.output()).doesNotContain("long");
    }

    @Test
    void anEventThatIsTooNewIsSkipped() {
        StandInClient client = connect();
        int callbackId = client.subscriptions().get(0).callbackId();
        client.sendAs(callbackId, DomainEvents.nicMacChange(Samples.GUEST, "net0", "old", "new"));
        client.send(DomainEvents.lifecycle(Samples.GUEST, 5, 1));
        virsh.awaitOutput("'vm': Stopped Destroyed\n");
        assertThat(virsh.output()).contains("No event expected with procedure 0x1c5");
    }

    @Test
    void nothingOfAShortFreeze() {
        connect();
        daemon.freeze();
        assertThat(daemon.send(DomainEvents.lifecycle(Samples.GUEST, 5, 1))).isOne();
        daemon.thaw();
        virsh.awaitOutput("'vm': Stopped Destroyed\n");
    }

    @Test
    void oneFrozenConnectionIsNotTheOthers() {
        connect().freeze();
        try (Virsh other = Virsh.start(daemon, "event", "--event", "lifecycle", "--loop")) {
            daemon.awaitSubscribers(EventClass.DOMAIN, 0, 2);
            daemon.send(DomainEvents.lifecycle(Samples.GUEST, 5, 1));
            other.awaitOutput("'vm': Stopped Destroyed\n");
            assertThat(virsh.output()).isEmpty();
        }
    }

    private StandInClient connect(String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(options, 0, arguments, 0, options.length);
        System.arraycopy(new String[] { "event", "--event", "lifecycle", "--loop" }, 0, arguments, options.length, 4);
        virsh = Virsh.start(daemon, arguments);
        return daemon.awaitSubscription(EventClass.DOMAIN, 0);
    }
}
