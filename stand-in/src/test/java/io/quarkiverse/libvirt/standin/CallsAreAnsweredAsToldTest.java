package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Procedures that are refused, held, delayed, or not there. */
class CallsAreAnsweredAsToldTest {

    final StandInDaemon daemon = StandInDaemon.start();

    @AfterEach
    void end() {
        daemon.close();
    }

    @Test
    void whatAConnectionIsAsked() {
        assertThat(outputOf("hostname")).isEqualTo("stand-in\n");
        assertThat(outputOf("capabilities")).isEqualToIgnoringWhitespace("<capabilities/>");
        assertThat(outputOf("list", "--all")).isBlank();
        assertThat(outputOf("version", "--daemon")).contains("Running hypervisor: Test 9.0.0")
                .contains("Running against daemon: 9.0.0");
    }

    @Test
    void anUnknownProcedureIsAnError() {
        assertThat(outputOf("nodeinfo")).contains("error: The stand-in has no procedure 6");
    }

    @Test
    void anAnswerCanBeGiven() {
        daemon.answer(Procedures.CONNECT_GET_HOSTNAME, new XdrWriter().string("elsewhere").toByteArray());
        assertThat(outputOf("hostname")).isEqualTo("elsewhere\n");
    }

    @Test
    void openingCanBeRefused() {
        daemon.refuse(Procedures.CONNECT_OPEN, new Refusal(Refusal.AUTH_FAILED, "not you"));
        try (LibvirtClient client = LibvirtClient.open(daemon)) {
            assertThat(client.isOpen()).isFalse();
            assertThat(client.errorCode()).isEqualTo(Refusal.AUTH_FAILED);
            assertThat(client.errorMessage()).isEqualTo("not you");
        }
    }

    @Test
    void anErrorNeedsNoMessage() {
        daemon.refuse(Procedures.CONNECT_OPEN, new Refusal(999, null));
        try (LibvirtClient client = LibvirtClient.open(daemon)) {
            assertThat(client.errorCode()).isEqualTo(999);
        }
    }

    @Test
    void openingCanHang() {
        daemon.hold(Procedures.CONNECT_OPEN);
        try (Virsh virsh = Virsh.start(daemon, "hostname")) {
            daemon.awaitCalls(Procedures.CONNECT_OPEN, 1);
            assertThat(virsh.isAlive()).isTrue();
            assertThat(daemon.callsOf(Procedures.CONNECT_GET_HOSTNAME)).isZero();
            daemon.answerNormally(Procedures.CONNECT_OPEN);
            virsh.awaitOutput("stand-in\n");
        }
    }

    @Test
    void anAnswerCanBeHeldBack() {
        daemon.hold(Procedures.CONNECT_GET_HOSTNAME);
        try (Virsh virsh = Virsh.start(daemon, "hostname")) {
            daemon.awaitCalls(Procedures.CONNECT_GET_HOSTNAME, 1);
            // Another client, from its first call to its last, is served meanwhile.
            assertThat(outputOf("list")).isBlank();
            assertThat(virsh.isAlive()).isTrue();
            assertThat(virsh.output()).isEmpty();
            daemon.answerNormally(Procedures.CONNECT_GET_HOSTNAME);
            virsh.awaitOutput("stand-in\n");
        }
    }

    @Test
    void anAnswerCanBeLate() {
        daemon.delay(Procedures.CONNECT_GET_HOSTNAME, Duration.ofMillis(300));
        long start = System.nanoTime();
        assertThat(outputOf("hostname")).isEqualTo("stand-in\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void anAnswerCanBeNormalAgain() {
        daemon.refuse(Procedures.CONNECT_GET_HOSTNAME, new Refusal(Refusal.OPERATION_FAILED, "later"));
        assertThat(outputOf("hostname")).contains("later");
        daemon.answerNormally(Procedures.CONNECT_GET_HOSTNAME);
        assertThat(outputOf("hostname")).isEqualTo("stand-in\n");
        assertThat(daemon.callsOf(Procedures.CONNECT_GET_HOSTNAME)).isEqualTo(2);
    }

    @Test
    void aDaemonWithoutTheCloseCallbackIsNotAskedForIt() {
        daemon.feature(15, false);
        assertThat(outputOf("hostname")).isEqualTo("stand-in\n");
        assertThat(daemon.callsOf(Procedures.CONNECT_REGISTER_CLOSE_CALLBACK)).isZero();
    }

    private String outputOf(String... arguments) {
        try (Virsh virsh = Virsh.start(daemon, arguments)) {
            virsh.awaitEnd();
            return virsh.output();
        }
    }
}
