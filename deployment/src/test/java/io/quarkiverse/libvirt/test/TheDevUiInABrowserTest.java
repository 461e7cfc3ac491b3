package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.QuarkusDevModeTest;

/** One application, since each test of a class would start it anew; its host has a domain with a hostile name. */
class TheDevUiInABrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOSTILE = "<img src=x onerror=document.title='taken'>";
    private static final String EXTENSION = "/q/dev-ui/quarkus-libvirt/";

    private static final FreePort PORT = new FreePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(GuestsResource.class, DaemonGuests.class)
                    .addAsResource("hosts/hostile.xml", "hosts/hostile.xml")
                    .addAsResource(PORT.properties("quarkus.libvirt.devservices.node=hosts/hostile.xml",
                            "quarkus.libvirt.\"lab\".uri=test:///default",
                            // Else it asks for Quarkus' registry of extensions.
                            "quarkus.dev-ui.allow-extension-management=false"),
                            "application.properties"));

    @TempDir
    static Path profile;

    @Test
    void showsWhatThereIsAndActsOnIt() throws IOException {
        PORT.use();
        when().get("/guests").then().statusCode(200);
        try (DevUiBrowser browser = DevUiBrowser.open(profile)) {
            try {
                theCardCounts(browser);
                aDomainIsSuspendedAndResumed(browser);
                eventsAppearAsTheyComeAndAreFiltered(browser);
                aConnectionIsLostAndOpenedAgain(browser);
                theEventLoopsAreAtWork(browser);
                assertThat(browser.title()).isNotEqualTo("taken");
                assertThat(browser.errors()).isEmpty();
                devServicesSayWhichHostThisIs(browser);
            } catch (AssertionError | RuntimeException e) {
                browser.screenshot("dev-ui-failed.png");
                throw e;
            }
        }
    }

    private static void theCardCounts(DevUiBrowser browser) throws IOException {
        show(browser, "/q/dev-ui/extensions");
        eventually(() -> assertThat(browser.links()).anyMatch(link -> link.matches("Connections\\s+2"))
                .anyMatch(link -> link.matches("Domains\\s+4")).anyMatch(link -> link.matches("Events\\s+\\d+"))
                .anyMatch(link -> link.matches("Event loops\\s+[1-9]\\d*")));
        browser.screenshot("dev-ui-card.png");
    }

    private static void aDomainIsSuspendedAndResumed(DevUiBrowser browser) throws IOException {
        String page = "qwc-libvirt-domains";
        show(browser, EXTENSION + "domains");
        eventually(() -> assertThat(browser.text(page)).contains("web1", "db1", HOSTILE));
        assertThat(browser.count("img[src=x]")).isZero();
        browser.type("web1");
        eventually(() -> assertThat(browser.text(page)).contains("1 of 4").doesNotContain("db1"));
        assertThat(browser.click("vaadin-button", "suspend")).isTrue();
        eventually(() -> assertThat(browser.text(page)).contains("suspend is done", "PAUSED"));
        browser.type("");
        eventually(() -> assertThat(browser.text(page)).contains("4 of 4"));
        browser.screenshot("dev-ui-domains.png");
        assertThat(browser.click("vaadin-button", "resume")).isTrue();
        eventually(() -> assertThat(browser.text(page)).contains("resume is done").doesNotContain("PAUSED"));
    }

    private static void eventsAppearAsTheyComeAndAreFiltered(DevUiBrowser browser) throws IOException {
        String page = "qwc-libvirt-events";
        show(browser, EXTENSION + "events");
        eventually(() -> assertThat(browser.text(page)).contains("from now on"));
        eventually(() -> {
            // The stream may not have begun yet.
            if (!browser.text(page).contains("lodger")) {
                when().post("/guests").then().statusCode(204);
            }
            assertThat(browser.text(page)).contains("domain.lifecycle", "lodger", "STARTED (BOOTED)");
        });
        assertThat(browser.click("td", "lodger")).isTrue();
        eventually(() -> assertThat(browser.text(page)).contains("\"event\" : \"STARTED\""));
        browser.screenshot("dev-ui-events.png");
        browser.type("no such event");
        eventually(() -> assertThat(browser.text(page)).contains("0 of ").doesNotContain("lodger"));
    }

    private static void aConnectionIsLostAndOpenedAgain(DevUiBrowser browser) throws IOException {
        String page = "qwc-libvirt-connections";
        show(browser, EXTENSION + "connections");
        eventually(() -> assertThat(browser.text(page)).contains("<default>", "RESYNCHRONISED", "once"));
        // libvirt's version, once the host has said it.
        eventually(() -> assertThat(browser.text(page)).containsPattern("\\d+\\.\\d+\\.\\d+"));
        assertThat(browser.click("vaadin-button", "Disconnect")).isTrue();
        eventually(() -> assertThat(browser.text(page)).contains("LOST", "the Dev UI has asked for it")
                .doesNotContain("opened again"));
        browser.screenshot("dev-ui-connections.png");
        assertThat(browser.click("vaadin-button", "Connect")).isTrue();
        eventually(() -> assertThat(browser.text(page)).contains("2 times").doesNotContain("LOST"));
    }

    private static void theEventLoopsAreAtWork(DevUiBrowser browser) throws IOException {
        String page = "qwc-libvirt-event-loops";
        show(browser, EXTENSION + "event-loops");
        eventually(() -> assertThat(browser.text(page)).contains("vert.x-eventloop-thread-", "in-loop"));
        eventually(() -> assertThat(browser.text(page)).containsPattern("[1-9]\\d* callbacks")
                .containsPattern("at most \\d+\\.\\d .s"));
        browser.screenshot("dev-ui-event-loops.png");
    }

    private static void devServicesSayWhichHostThisIs(DevUiBrowser browser) throws IOException {
        show(browser, "/q/dev-ui/dev-services");
        eventually(() -> assertThat(browser.text("qwc-dev-services")).contains("libvirt's test driver", "hosts/hostile.xml"));
        browser.screenshot("dev-ui-dev-services.png");
    }

    private static void show(DevUiBrowser browser, String path) {
        browser.show("http://127.0.0.1:" + PORT.number() + path);
    }

    private static void eventually(ThrowingRunnable condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(condition);
    }
}
