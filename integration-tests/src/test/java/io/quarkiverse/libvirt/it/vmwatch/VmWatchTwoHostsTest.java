package io.quarkiverse.libvirt.it.vmwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The page in a real browser, with two hosts: libvirt's test driver, and a daemon that is killed and comes back. */
@QuarkusTest
class VmWatchTwoHostsTest {

    private static final String LAB = "lab";

    @TestHTTPResource("/")
    String url;

    @Inject
    LibvirtConnections connections;

    private PrivateDaemon daemon;
    private Browser browser;

    @BeforeEach
    void open(@TempDir Path profile) {
        daemon = new PrivateDaemon();
        browser = Browser.open(profile);
        browser.resize(1280, 800);
        connections.open(LAB, daemon.testUri());
    }

    @AfterEach
    void close() {
        connections.close(LAB);
        if (browser != null) {
            browser.close();
        }
        daemon.close();
    }

    @Test
    void showsAHostThatIsLostComesBackAndWhatHasHappenedMeanwhile() throws IOException, LibvirtException {
        VmWatchPage page = browser.page(url);
        page.waitFor(p -> p.connection(LAB).equals("open") && p.state(LAB, "test").equals("running"));
        assertThat(page.connections()).containsExactly("default", LAB);
        page.click(LAB, "test", "Suspend");
        page.waitFor(p -> p.state(LAB, "test").equals("paused"));

        daemon.kill();

        page.waitFor(p -> p.connection(LAB).equals("lost") && p.state(LAB, "test").equals("unknown (was paused)"));
        page.waitFor(p -> p.problem(LAB).contains("next attempt in"));
        assertThat(page.enabledButtons(LAB, "test")).isEmpty();
        assertThat(page.events()).anyMatch(event -> event.startsWith("lab connection lost"));
        assertThat(page.connection("default")).isEqualTo("open");
        assertThat(page.state("default", "test")).isEqualTo("running");
        browser.screenshot("vm-watch-lost.png");

        // The test driver forgets that it was suspended.
        daemon.restart();

        page.waitFor(p -> p.connection(LAB).equals("open") && p.state(LAB, "test").equals("running"));
        assertThat(page.problem(LAB)).isEmpty();
        assertThat(page.events()).anyMatch(event -> event.startsWith("test RESUMED") && event.endsWith("lab synthetic"));
        assertThat(browser.errors()).isEmpty();
        browser.screenshot("vm-watch-wide.png");
        browser.resize(400, 800);
        assertThat(page.scrollsSideways()).isFalse();
        browser.screenshot("vm-watch-narrow.png");

        // What is done to it now is an event like any other.
        connections.get(LAB).call(Operation.SUSPEND.to(UUID.fromString(TestDomain.UUID)));
        page.waitFor(p -> p.latestEvent().equals("test SUSPENDED PAUSED lab"));
    }

    @Test
    void aHostThatIsNoLongerWatchedLeavesThePage() {
        VmWatchPage page = browser.page(url);
        page.waitFor(p -> p.connection(LAB).equals("open"));

        connections.close(LAB);

        page.waitFor(p -> p.connections().equals(List.of("default")));
    }
}
