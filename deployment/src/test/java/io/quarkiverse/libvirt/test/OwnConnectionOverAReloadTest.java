package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.event.LifecycleListener;

import io.quarkus.test.QuarkusDevModeTest;

class OwnConnectionOverAReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final FreePort PORT = new FreePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(ReloadedResource.class, JvmWide.class)
                    .addAsResource(PORT.properties(), "application.properties"));

    /** Before the application starts. */
    @BeforeAll
    static void forget() {
        ReloadedResource.forget();
    }

    @Test
    void isServedAfterItAndClosesWithoutHanging() throws Exception {
        PORT.use();
        when().post("/reloaded/connections").then().statusCode(204);
        when().post("/reloaded/events").then().statusCode(204);
        awaitEvents("generation 0");

        APP.modifySourceFile(ReloadedResource.class, source -> source.replace("generation 0", "generation 1"));
        await().atMost(PATIENCE).untilAsserted(
                () -> when().get("/reloaded").then().statusCode(200).body(equalTo("generation 1")));
        when().post("/reloaded/events").then().statusCode(204);
        awaitEvents("generation 1");

        // Their classes are of another class loader than the test's.
        Object connection = JvmWide.list(ReloadedResource.CONNECTIONS).remove();
        Object listener = JvmWide.list(ReloadedResource.LISTENERS).remove();
        int references = CompletableFuture.supplyAsync(() -> close(connection, listener)).get(PATIENCE.toSeconds(), SECONDS);
        assertThat(references).as("references, or -1 for an error").isGreaterThanOrEqualTo(0);

        when().post("/reloaded/events").then().statusCode(204);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(JvmWide.<String> list(ReloadedResource.JOURNAL)
                .stream().filter("generation 1 RESUMED"::equals)).hasSize(1));
    }

    private static void awaitEvents(String generation) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(JvmWide.list(ReloadedResource.JOURNAL))
                .containsExactlyInAnyOrder("own connection SUSPENDED", "own connection RESUMED",
                        generation + " SUSPENDED", generation + " RESUMED"));
        JvmWide.list(ReloadedResource.JOURNAL).clear();
    }

    private static int close(Object connection, Object listener) {
        try {
            Class<?> type = connection.getClass().getClassLoader().loadClass(LifecycleListener.class.getName());
            connection.getClass().getMethod("removeLifecycleListener", type).invoke(connection, listener);
            return (int) connection.getClass().getMethod("close").invoke(connection);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
