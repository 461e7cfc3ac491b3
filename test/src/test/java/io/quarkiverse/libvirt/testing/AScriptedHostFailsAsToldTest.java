package io.quarkiverse.libvirt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkus.test.junit.QuarkusTest;

/** Each way to lose a host that a script has, as the application sees it. */
@QuarkusTest
class AScriptedHostFailsAsToldTest extends TwoScriptedHosts {

    @Test
    void itDiesAndComesBackWithWhatHasChanged() {
        ScriptedDomain ended = host7.run("ended");
        soon().until(() -> connections.get("host7").domains().byName("ended").isPresent());
        long before = connections.get("host7").generation();
        host7.die();
        ended.shutDown();
        soon().until(() -> !connections.get("host7").isOpen());
        soon().untilAsserted(() -> assertThat(heard.closed("host7")).isNotEmpty().last().isEqualTo("EOF"));
        assertThatThrownBy(() -> ended.emit(guest -> null)).hasMessageContaining("comeBack()");
        host7.comeBack().awaitConnected();
        soon().untilAsserted(
                () -> assertThat(heard.lifecycle("ended")).last().isEqualTo("host7 STOPPED SHUTDOWN"));
        assertThat(connections.get("host7").generation()).isGreaterThan(before);
        assertThat(connections.get(LibvirtConnection.DEFAULT_NAME).isOpen()).isTrue();
    }

    @Test
    void itsConnectionsAreCut() {
        long before = connections.get("host7").generation();
        host7.disconnect();
        soon().until(() -> connections.get("host7").generation() > before && connections.get("host7").isOpen());
    }

    @Test
    void itFreezesAndIsNoticedByKeepalive() {
        host7.freeze();
        soon().untilAsserted(() -> assertThat(heard.closed("host7")).isNotEmpty().last().isEqualTo("KEEPALIVE"));
        host7.thaw();
        soon().until(() -> connections.get("host7").state() == ConnectionState.RESYNCHRONISED);
    }

    @Test
    void itHangsAndAnswersLater() throws Exception {
        host7.hang();
        CompletableFuture<String> answer = connections.get("host7").callAsync(Connect::getHostName)
                .subscribeAsCompletionStage();
        // What happens there is told all the same.
        host7.run("meanwhile");
        soon().untilAsserted(
                () -> assertThat(heard.lifecycle("meanwhile")).last().isEqualTo("host7 STARTED BOOTED"));
        assertThat(answer).isNotDone();
        host7.answerAgain();
        assertThat(answer.get(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void oneThatTheApplicationOpensMayEnd() {
        ScriptedHost passing = ScriptedHost.start("passing");
        passing.run("guest");
        connections.open("passing", passing.uri());
        passing.awaitConnected();
        soon().until(() -> connections.get("passing").domains().byName("guest").isPresent());
        connections.close("passing");
        passing.awaitDisconnected();
        passing.close();
        assertThatThrownBy(passing::awaitConnected).hasMessageContaining("away");
    }
}
