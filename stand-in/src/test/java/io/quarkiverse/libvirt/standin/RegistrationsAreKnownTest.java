package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registering for events, and being refused. */
class RegistrationsAreKnownTest {

    final StandInDaemon daemon = StandInDaemon.start();

    @AfterEach
    void end() {
        daemon.close();
    }

    @Test
    void eachHasAnIdOfItsOwn() {
        try (Virsh virsh = Virsh.start(daemon, "event", "--all", "--loop")) {
            StandInClient client = daemon.awaitSubscription(EventClass.DOMAIN, 26);
            assertThat(client.subscriptions()).extracting(Subscription::eventId)
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, 26).boxed().toList());
            assertThat(client.subscriptions()).extracting(Subscription::callbackId).doesNotHaveDuplicates();
            assertThat(daemon.subscriptions()).isEqualTo(client.subscriptions());
        }
    }

    @Test
    void theyEndWithTheClient() {
        try (Virsh virsh = Virsh.start(daemon, "event", "--event", "reboot", "--loop")) {
            daemon.awaitSubscription(EventClass.DOMAIN, 1);
        }
        assertThat(daemon.awaitSubscribers(EventClass.DOMAIN, 1, 0)).isEmpty();
        assertThat(daemon.subscriptions()).isEmpty();
        assertThat(daemon.send(DomainEvents.reboot(Samples.GUEST))).isZero();
    }

    @Test
    void aRefusedOneFailsWithTheErrorThatWasChosen() {
        daemon.refuse(EventClass.DOMAIN, 5, new Refusal(Refusal.ACCESS_DENIED, "no looking at screens"));
        try (Virsh virsh = Virsh.start(daemon, "event", "--event", "graphics")) {
            assertThat(virsh.awaitEnd()).isEqualTo(1);
            assertThat(virsh.output()).contains("error: no looking at screens");
        }
    }

    @Test
    void aRefusedOneLeavesTheOthersAlone() {
        daemon.refuse(EventClass.DOMAIN, 5, new Refusal(Refusal.NO_SUPPORT, "not here"));
        try (Virsh virsh = Virsh.start(daemon, "event", "--all", "--loop")) {
            StandInClient client = daemon.awaitSubscription(EventClass.DOMAIN, 26);
            assertThat(client.subscriptions()).extracting(Subscription::eventId).contains(4, 6).doesNotContain(5);
        }
    }

    @Test
    void whatWasRefusedCanBeAllowedAgain() {
        daemon.refuse(EventClass.SECRET, 0, new Refusal(Refusal.NO_SUPPORT, "not here"));
        daemon.allow(EventClass.SECRET, 0);
        try (Virsh virsh = Virsh.start(daemon, "secret-event", "--event", "lifecycle")) {
            assertThat(daemon.awaitSubscription(EventClass.SECRET, 0).isOpen()).isTrue();
        }
    }

    @Test
    void oneForASingleGuestGetsNothingOfOthers() {
        Domain wanted = new Domain("wanted", UUID.randomUUID(), 1);
        Domain other = new Domain("other", UUID.randomUUID(), 2);
        daemon.answer(Procedures.DOMAIN_LOOKUP_BY_NAME,
                new XdrWriter().string(wanted.name()).uuid(wanted.uuid()).int32(wanted.id()).toByteArray());
        try (Virsh virsh = Virsh.start(daemon, "event", "--domain", "wanted", "--event", "watchdog", "--loop")) {
            StandInClient client = daemon.awaitSubscription(EventClass.DOMAIN, 3);
            assertThat(client.subscriptions()).extracting(Subscription::object)
                    .containsExactly(Optional.of(wanted.uuid().toString()));
            assertThat(daemon.send(DomainEvents.watchdog(other, 1), DomainEvents.watchdog(wanted, 2))).isOne();
            virsh.awaitOutput("for domain 'wanted': reset");
            assertThat(virsh.output()).doesNotContain("other");
        }
    }
}
