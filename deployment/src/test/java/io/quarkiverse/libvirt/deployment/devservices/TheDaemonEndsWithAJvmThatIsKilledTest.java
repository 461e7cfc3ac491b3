package io.quarkiverse.libvirt.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class TheDaemonEndsWithAJvmThatIsKilledTest {

    private static final String SOCKET = "?socket=";

    @Test
    void andNothingOfItIsLeft() throws IOException {
        Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DaemonOfAJvm.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Path socket;
        ProcessHandle daemon;
        try (BufferedReader printed = jvm.inputReader()) {
            String uri = printed.readLine();
            assertThat(uri).startsWith("test+unix:///default" + SOCKET);
            socket = Path.of(uri.substring(uri.indexOf(SOCKET) + SOCKET.length()));
            assertThat(socket).exists();
            daemon = ProcessHandle.of(Long.parseLong(Files.readString(folder(socket).resolve("pid")).strip())).orElseThrow();
        } finally {
            jvm.destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(folder(socket)).doesNotExist());
        assertThat(daemon.isAlive()).isFalse();
    }

    private static Path folder(Path socket) {
        return socket.getParent().getParent().getParent();
    }
}
