package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

class WrongUriCorrectedInDevModeTest {

    private static final FreePort PORT = new FreePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(ReloadedResource.class, JvmWide.class)
                    .addAsResource(PORT.properties("quarkus.libvirt.uri=bogus:///nowhere"), "application.properties"))
            .setAllowFailedStart(true);

    static {
        // The server that Quarkus starts after a failed start doesn't see the application's configuration.
        System.setProperty("quarkus.http.port", Integer.toString(PORT.number()));
    }

    /** Before the application starts. */
    @BeforeAll
    static void forget() {
        ReloadedResource.forget();
    }

    @AfterEach
    void leaveThePortToOthers() {
        System.clearProperty("quarkus.http.port");
    }

    @Test
    void letsTheReloadSucceed() {
        PORT.use();
        Duration patience = Duration.ofSeconds(30);
        when().get("/reloaded").then().statusCode(500).body(containsString("quarkus.libvirt.uri"));
        APP.modifyResourceFile("application.properties", text -> text.replace("bogus:///nowhere", "test:///default"));
        await().atMost(patience).untilAsserted(
                () -> when().get("/reloaded").then().statusCode(200).body(equalTo("generation 0")));
        when().post("/reloaded/events").then().statusCode(204);
        await().atMost(patience).untilAsserted(() -> assertThat(JvmWide.list(ReloadedResource.JOURNAL))
                .containsExactly("generation 0 SUSPENDED", "generation 0 RESUMED"));
    }
}
