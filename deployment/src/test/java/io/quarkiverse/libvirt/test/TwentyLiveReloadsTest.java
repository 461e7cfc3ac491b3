package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

class TwentyLiveReloadsTest {

    private static final int RELOADS = 20;
    /** The first class loader, by Vert.x' thread that checks for blocked threads, and the last but one, by a worker thread. */
    private static final int KEPT_BY_QUARKUS = 2;
    /** The first event loop, the connection's and the fallback. */
    private static final int LOOPS = 3;
    private static final String WATCH_LOOP = "io.quarkiverse.libvirt.eventloop.WatchLoop";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final FreePort PORT = new FreePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(ReloadedResource.class, JvmWide.class)
                    .addAsResource(PORT.properties(), "application.properties"));

    /** What reads the meters of other tests' applications stays in Micrometer's static registry. All have this one class. */
    private static int before;

    /** Before the application starts. */
    @BeforeAll
    static void forget() {
        ReloadedResource.forget();
        before = JvmWide.most(WATCH_LOOP);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timerDescriptors())
                .as("the fallback is all that applications before this one may have left").isLessThanOrEqualTo(1));
    }

    @Test
    void eventsArriveOnceAfterEachAndNothingOfTheApplicationsBeforeIsLeft() {
        PORT.use();
        List<String> expected = new ArrayList<>();
        List<String> streamed = new ArrayList<>();
        String warnings;
        try (NativeStderr stderr = new NativeStderr()) {
            for (int generation = 0; generation <= RELOADS; generation++) {
                if (generation > 0) {
                    streamed.add("generation " + (generation - 1) + " COMPLETED");
                    change("generation " + (generation - 1), "generation " + generation);
                }
                String current = "generation " + generation;
                await().atMost(PATIENCE).untilAsserted(
                        () -> when().get("/reloaded").then().statusCode(200).body(equalTo(current)));
                when().post("/reloaded/events").then().statusCode(204);
                expected.add(current + " SUSPENDED");
                expected.add(current + " RESUMED");
                streamed.add(current + " SUSPENDED");
                streamed.add(current + " RESUMED");
                await().atMost(PATIENCE).untilAsserted(
                        () -> assertThat(JvmWide.list(ReloadedResource.JOURNAL)).hasSizeGreaterThanOrEqualTo(expected.size()));
                await().atMost(PATIENCE).untilAsserted(
                        () -> assertThat(JvmWide.list(ReloadedResource.BLOCKING)).hasSizeGreaterThanOrEqualTo(expected.size()));
                await().atMost(PATIENCE).untilAsserted(
                        () -> assertThat(JvmWide.list(ReloadedResource.STREAMED)).containsExactlyElementsOf(streamed));
            }
            warnings = stderr.text();
        }
        assertThat(JvmWide.list(ReloadedResource.JOURNAL)).containsExactlyElementsOf(expected);
        assertThat(JvmWide.list(ReloadedResource.OBSERVED)).containsExactlyElementsOf(expected);
        assertThat(JvmWide.list(ReloadedResource.BLOCKING)).containsExactlyElementsOf(expected);
        assertThat(warnings).doesNotContain("registered event loop");
        assertThat(APP.getLogRecords()).noneMatch(record -> String.valueOf(record.getMessage()).contains("outlive"));
        assertThat(JvmWide.list(ReloadedResource.CLASS_LOADERS)).hasSize(RELOADS + 1);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(JvmWide.alive(ReloadedResource.CLASS_LOADERS)).hasSizeLessThanOrEqualTo(KEPT_BY_QUARKUS + 1));
        assertOneIsLeftOf("io.quarkiverse.libvirt.runtime.delivery.EventStreams");
        assertOneIsLeftOf("io.quarkiverse.libvirt.runtime.delivery.Mailbox");
        assertOneIsLeftOf("io.quarkiverse.libvirt.VertxEventImpl");
        assertOneIsLeftOf("io.quarkiverse.libvirt.bindings.HostConnection");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(JvmWide.most(WATCH_LOOP)).isLessThanOrEqualTo(before + LOOPS));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timerDescriptors()).isLessThanOrEqualTo(LOOPS));
    }

    /** A thread that has just ended may still hold the one before. */
    private static void assertOneIsLeftOf(String type) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(JvmWide.most(type)).as(type).isEqualTo(1));
    }

    /** Each loop has one, and nobody else in this process. */
    private static long timerDescriptors() {
        long count = 0;
        for (File descriptor : new File("/proc/self/fd").listFiles()) {
            try {
                if (Files.readSymbolicLink(descriptor.toPath()).toString().contains("[timerfd]")) {
                    count++;
                }
            } catch (IOException e) {
                // Closed meanwhile.
            }
        }
        return count;
    }

    private static void change(String from, String to) {
        APP.modifySourceFile(ReloadedResource.class, source -> source.replace('"' + from + '"', '"' + to + '"'));
    }
}
