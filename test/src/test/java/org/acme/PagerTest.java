package org.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.testing.InjectScriptedHost;
import io.quarkiverse.libvirt.testing.ScriptedDomain;
import io.quarkiverse.libvirt.testing.ScriptedHost;
import io.quarkiverse.libvirt.testing.WithScriptedHost;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithScriptedHost
class PagerTest {

    @InjectScriptedHost
    ScriptedHost host;

    @Inject
    Pager pager;

    @Inject
    LibvirtConnection connection;

    @Test
    void pagesWhenAGuestCrashes() {
        ScriptedDomain web = host.run("web");
        web.crash();
        soon().untilAsserted(() -> assertThat(pager.pages()).contains("web is down: CRASHED"));
    }

    @Test
    void isSilentWhenAGuestShutsItselfDown() {
        host.run("batch").shutDown();
        host.run("next").crash();
        soon().untilAsserted(() -> assertThat(pager.pages()).contains("next is down: CRASHED"));
        assertThat(pager.pages()).noneMatch(page -> page.startsWith("batch"));
    }

    @Test
    void pagesForWhatHasHappenedWhileTheHostWasAway() {
        ScriptedDomain db = host.run("db");
        soon().until(() -> connection.domains().byName("db").isPresent());

        host.die();
        db.crash();
        host.comeBack();

        soon().untilAsserted(() -> assertThat(pager.pages()).contains("db is down: CRASHED"));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
