package io.quarkiverse.libvirt.it.vmwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The page in a real browser, against libvirt's test driver. */
@QuarkusTest
class VmWatchPageTest {

    private static final String DEFAULT = "default";

    private static Browser browser;

    @TestHTTPResource("/")
    String url;

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
        browser.resize(1280, 800);
        browser.page(url).waitFor(page -> page.liveness().equals("Live") && !page.domains(DEFAULT).isEmpty());
    }

    @AfterEach
    void leaveItRunning() {
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
}
