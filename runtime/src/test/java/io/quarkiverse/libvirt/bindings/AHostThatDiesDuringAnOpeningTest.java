package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.libvirt.standin.Procedures;

/**
 * By libvirt alone, one of six connections that die once they have the close callback is never freed, and four of ten of those
 * that are hung up on at once.
 */
class AHostThatDiesDuringAnOpeningTest {

    private static final int OPENINGS = 500;

    private final BareHost host = new BareHost();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { Procedures.AUTH_LIST, Procedures.CONNECT_OPEN, Procedures.CONNECT_SUPPORTS_FEATURE,
            Procedures.CONNECT_REGISTER_CLOSE_CALLBACK })
    void leavesNothingBehind(int lastAnswer) {
        host.daemon.disconnectAfter(lastAnswer);
        openInVain(host.daemon.uri());
    }

    @Test
    void norDoesOneThatNeverSaysAWord() throws Exception {
        Path socket = Files.createTempDirectory("hangs-up").resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Future<?> acceptor = BareHost.start(() -> hangUpAlways(server));
            openInVain("test+unix:///default?socket=" + socket);
            assertThat(acceptor.isDone()).isFalse();
        } finally {
            Files.delete(socket);
            Files.delete(socket.getParent());
        }
    }

    private static Void hangUpAlways(ServerSocketChannel server) throws IOException {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (ClosedChannelException e) {
            return null;
        }
    }

    private static void openInVain(String uri) {
        openOnce(uri);
        long before = BareHost.descriptors();
        for (int i = 0; i < OPENINGS; i++) {
            openOnce(uri);
        }
        await().atMost(BareHost.PATIENCE).untilAsserted(() -> assertThat(BareHost.descriptors()).isLessThanOrEqualTo(before));
    }

    /** It may have been opened before it was lost. */
    private static void openOnce(String uri) {
        try {
            BareHost.opening(uri).open().close(Duration.ofSeconds(5));
        } catch (LibvirtException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
