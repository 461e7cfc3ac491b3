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
        browser.page(url).waitFor(page -> page.connection().equals("Live") && !page.domains().isEmpty());
    }

    @AfterEach
    void leaveItRunning() {
        TestDomain.run();
    }

    @Test
    void showsADomainAndWhatItCanDo() {
        VmWatchPage page = browser.page();

        assertThat(page.domains()).containsExactly("test");
        assertThat(page.state("test")).isEqualTo("running");
        assertThat(page.enabledButtons("test")).containsExactly("Suspend", "Stop");
    }

    @Test
    void showsWhatTheButtonsDoAsItHappens() throws IOException {
        VmWatchPage page = browser.page();

        page.click("test", "Suspend");
        page.waitFor(p -> p.latestEvent().equals("test SUSPENDED PAUSED") && p.state("test").equals("paused"));
        assertThat(page.enabledButtons("test")).containsExactly("Resume", "Stop");

        page.click("test", "Resume");
        page.waitFor(p -> p.latestEvent().equals("test RESUMED UNPAUSED") && p.state("test").equals("running"));

        page.click("test", "Stop");
        page.waitFor(p -> p.latestEvent().equals("test STOPPED DESTROYED") && p.state("test").equals("shutoff"));
        assertThat(page.enabledButtons("test")).containsExactly("Start");

        page.click("test", "Start");
        page.waitFor(p -> p.latestEvent().equals("test STARTED BOOTED") && p.state("test").equals("running"));

        assertThat(page.events()).isEqualTo(List.of("test STARTED BOOTED", "test STOPPED DESTROYED",
                "test RESUMED UNPAUSED", "test SUSPENDED PAUSED"));
        assertThat(browser.errors()).isEmpty();
        browser.screenshot("vm-watch-wide.png");
        browser.resize(400, 800);
        assertThat(page.scrollsSideways()).isFalse();
        browser.screenshot("vm-watch-narrow.png");
    }

    @Test
    void showsWhatOthersDoToo() {
        VmWatchPage page = browser.page();

        TestDomain.operate("suspend");

        page.waitFor(p -> p.latestEvent().equals("test SUSPENDED PAUSED") && p.state("test").equals("paused"));
    }
}
