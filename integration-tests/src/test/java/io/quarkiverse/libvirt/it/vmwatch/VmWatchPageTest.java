package io.quarkiverse.libvirt.it.vmwatch;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The page in a real browser, against libvirt's test driver, and a daemon that is killed and comes back. */
@QuarkusTest
class VmWatchPageTest {

    private static final String DEFAULT = "default";
    private static final String LAB = "lab";

    private static Browser browser;

    @TestHTTPResource("/")
    String url;

    @Inject
    LibvirtConnections connections;

    @BeforeAll
    static void openBrowser(@TempDir Path profile) {
        browser = Browser.open(profile);
    }

    @AfterAll
    static void closeBrowser() {
        // Null when it didn't open; that is the failure to report, not this one.
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() {
        TestDomain.run();
        // Those of the test before.
        browser.errors();
        browser.resize(1280, 800);
        browser.page(url).waitFor(page -> page.liveness().equals("Live") && !page.domains(DEFAULT).isEmpty());
    }

    @AfterEach
    void leaveItRunningAndAlone() {
        connections.close(LAB);
        TestDomain.run();
    }

    @Test
    void showsADomainAndWhatItCanDo() {
        VmWatchPage page = browser.page();

        assertThat(page.connections()).containsExactly(DEFAULT);
        assertThat(page.connection(DEFAULT)).isEqualTo("open");
        assertThat(page.domains(DEFAULT)).containsExactly("test");
        assertThat(page.state(DEFAULT, "test")).isEqualTo("running");
        assertThat(page.enabledButtons(DEFAULT, "test")).containsExactly("Suspend", "Stop");
    }

    @Test
    void showsWhatTheButtonsDoAsItHappens() throws IOException {
        VmWatchPage page = browser.page();

        page.click(DEFAULT, "test", "Suspend");
        page.waitFor(p -> p.latestEvent().startsWith("test SUSPENDED PAUSED") && p.state(DEFAULT, "test").equals("paused"));
        assertThat(page.enabledButtons(DEFAULT, "test")).containsExactly("Resume", "Stop");

        page.click(DEFAULT, "test", "Resume");
        page.waitFor(p -> p.latestEvent().startsWith("test RESUMED UNPAUSED") && p.state(DEFAULT, "test").equals("running"));

        page.click(DEFAULT, "test", "Stop");
        page.waitFor(p -> p.latestEvent().startsWith("test STOPPED DESTROYED") && p.state(DEFAULT, "test").equals("shutoff"));
        assertThat(page.enabledButtons(DEFAULT, "test")).containsExactly("Start");

        page.click(DEFAULT, "test", "Start");
        page.waitFor(p -> p.latestEvent().startsWith("test STARTED BOOTED") && p.state(DEFAULT, "test").equals("running"));

        assertThat(page.events()).isEqualTo(List.of("test STARTED BOOTED default", "test STOPPED DESTROYED default",
                "test RESUMED UNPAUSED default", "test SUSPENDED PAUSED default"));
        assertThat(browser.errors()).isEmpty();
        browser.resize(400, 800);
        assertThat(page.scrollsSideways()).isFalse();
    }

    @Test
    void showsWhatOthersDoToo() {
        VmWatchPage page = browser.page();

        TestDomain.operate("suspend");

        page.waitFor(p -> p.latestEvent().startsWith("test SUSPENDED PAUSED") && p.state(DEFAULT, "test").equals("paused"));
    }

    @Test
    void showsAHostThatIsLostComesBackAndWhatHasHappenedMeanwhile() throws IOException, LibvirtException {
        VmWatchPage page = browser.page();
        try (PrivateDaemon daemon = new PrivateDaemon()) {
            connections.open(LAB, daemon.testUri());
            page.waitFor(p -> p.connection(LAB).equals("open") && p.state(LAB, "test").equals("running"));
            assertThat(page.connections()).containsExactly(DEFAULT, LAB);
            page.click(LAB, "test", "Suspend");
            page.waitFor(p -> p.state(LAB, "test").equals("paused"));

            daemon.kill();

            page.waitFor(p -> p.connection(LAB).equals("lost") && p.problem(LAB).contains("next attempt in")
                    && p.state(LAB, "test").equals("unknown (was paused)"));
            assertThat(page.enabledButtons(LAB, "test")).isEmpty();
            assertThat(page.events()).anyMatch(event -> event.startsWith("lab lost") && event.endsWith("connection"));
            assertThat(page.connection(DEFAULT)).isEqualTo("open");
            assertThat(page.state(DEFAULT, "test")).isEqualTo("running");
            browser.screenshot("vm-watch-lost.png");

            // The test driver forgets that it was suspended.
            daemon.restart();

            page.waitFor(p -> p.connection(LAB).equals("open") && p.state(LAB, "test").equals("running"));
            assertThat(page.problem(LAB)).isEmpty();
            assertThat(page.events()).anyMatch(event -> event.startsWith("test RESUMED") && event.endsWith("lab synthetic"));
            browser.screenshot("vm-watch-wide.png");
            browser.resize(400, 800);
            assertThat(page.scrollsSideways()).isFalse();
            browser.screenshot("vm-watch-narrow.png");

            // What is done to it now is an event like any other.
            connections.get(LAB).call(Operation.SUSPEND.to(UUID.fromString(TestDomain.UUID)));
            page.waitFor(p -> p.latestEvent().equals("test SUSPENDED PAUSED lab"));
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void showsANameAsTextWhateverItIs() {
        String hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
        VmWatchPage page = browser.page();
        String title = page.title();
        try (StandInDaemon daemon = StandInDaemon.start()) {
            Domain domain = daemon.host().defineDomain(hostile);
            daemon.host().defineDomain("x".repeat(100_000));
            connections.open(LAB, daemon.uri());
            page.waitFor(p -> p.connection(LAB).equals("open") && p.domains(LAB).size() == 2);
            assertThat(page.domains(LAB)).contains(hostile, "x".repeat(1_000) + "…");
            daemon.host().start(domain);
            page.waitFor(p -> p.latestEvent().startsWith(hostile + " STARTED") && p.state(LAB, hostile).equals("running"));
            assertThat(page.title()).isEqualTo(title);
            assertThat(page.scrollsSideways()).isFalse();
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void isShownInNoOtherPagesFrame() {
        when().get(url).then().statusCode(200).header("X-Frame-Options", "DENY");
    }

    @Test
    void aHostThatIsNoLongerWatchedLeavesThePage() {
        VmWatchPage page = browser.page();
        connections.open(LAB, "test+unix:///default?socket=/nonexistent");
        page.waitFor(p -> p.problem(LAB).contains("/nonexistent"));

        connections.close(LAB);

        page.waitFor(p -> p.connections().equals(List.of(DEFAULT)));
    }
}
