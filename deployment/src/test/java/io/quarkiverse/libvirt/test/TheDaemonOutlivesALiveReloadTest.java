package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

class TheDaemonOutlivesALiveReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SOCKET = "?socket=";
    private static final FreePort PORT = new FreePort();

    private static Path socket;

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(GuestsResource.class, DaemonGuests.class)
                    .addAsResource(PORT.properties("quarkus.libvirt.devservices.mode=daemon",
                            "quarkus.libvirt.devservices.driver=test"), "application.properties"));

    @AfterAll
    static void itIsGoneAfterDevMode() {
        assertThat(socket).isNotNull().doesNotExist();
    }

    @Test
    void withItsGuests() {
        PORT.use();
        when().post("/guests").then().statusCode(204);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(text()).startsWith("generation 0, [lodger STARTED"));
        String uri = uri();
        socket = Path.of(uri.substring(uri.indexOf(SOCKET) + SOCKET.length()));
        assertThat(uri).startsWith("test+unix:///default?socket=");
        APP.modifySourceFile(GuestsResource.class, source -> source.replace("generation 0", "generation 1"));
        // The guest is there already: nothing is told of it.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(text()).startsWith("generation 1, []"));
        assertThat(uri()).isEqualTo(uri);
        assertThat(socket).exists();
    }

    private static String uri() {
        return text().substring(text().lastIndexOf(' ') + 1);
    }

    private static String text() {
        return when().get("/guests").then().statusCode(200).extract().asString();
    }
}
