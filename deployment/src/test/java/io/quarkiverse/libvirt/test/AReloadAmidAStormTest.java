package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.test.QuarkusDevModeTest;

/** The source of an application is changed while events pour in. */
class AReloadAmidAStormTest {

    private static final int RELOADS = 3;
    private static final int BATCH = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SOCKET = Path.of("/tmp", "quarkus-libvirt-stormy-" + ProcessHandle.current().pid());

    private static final FreePort PORT = new FreePort();

    private static StandInDaemon daemon;

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(StormyResource.class)
                    .addAsResource(PORT.properties("quarkus.libvirt.uri=test+unix:///default?socket=" + SOCKET),
                            "application.properties"));

    @BeforeAll
    static void start() {
        daemon = StandInDaemon.start(SOCKET);
    }

    @AfterAll
    static void end() {
        daemon.close();
    }

    @Test
    void hangsNothingAndLeavesNoConnectionBehind() throws InterruptedException {
        PORT.use();
        AtomicBoolean over = new AtomicBoolean();
        Thread storm = new Thread(() -> storm(over), "storm");
        storm.start();
        try {
            for (int generation = 0; generation <= RELOADS; generation++) {
                if (generation > 0) {
                    change("generation " + (generation - 1), "generation " + generation);
                }
                String current = "generation " + generation + " in a storm";
                await().atMost(PATIENCE).untilAsserted(
                        () -> when().get("/stormy").then().statusCode(200).body(equalTo(current)));
                // The one before is closed.
                daemon.awaitClients(1);
            }
        } finally {
            over.set(true);
            storm.join();
        }
    }

    /**
     * Not faster than a cold application takes it: what it doesn't take waits in the daemon, and with it the answers to calls.
     */
    private static void storm(AtomicBoolean over) {
        Domain domain = new Domain("vm", new UUID(1, 2), 3);
        while (!over.get()) {
            daemon.storm(BATCH, i -> DomainEvents.reboot(domain));
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void change(String from, String to) {
        APP.modifySourceFile(StormyResource.class, source -> source.replace('"' + from + '"', '"' + to + '"'));
    }
}
