package io.quarkiverse.libvirt.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.sun.jna.Native;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.HandleEvents;
import io.quarkiverse.libvirt.epoll.LibC;

/** Which sockets are shut down: those that libvirt watches for the connection, from the watch's beginning to its end. */
class WatchedSocketsTest {

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;

    static final class CLibrary {

        static {
            Native.register(CLibrary.class, "c");
        }

        static native int socketpair(int domain, int type, int protocol, int[] fds);

        static native long recv(int fd, byte[] buffer, long length, int flags);

        static native long send(int fd, byte[] buffer, long length, int flags);
    }

    private final EventImpl loop = EventLoopRegistration.fallback();
    private final PublicFunctions libvirt;
    private final WatchedSockets sockets = new WatchedSockets();
    private final int[] pair = new int[2];

    WatchedSocketsTest() {
        EventLoopRegistration.register(loop);
        EventLoopRegistration.unregister(loop);
        libvirt = new PublicFunctions(loop);
        assertThat(CLibrary.socketpair(AF_UNIX, SOCK_STREAM, 0, pair)).isZero();
    }

    @AfterEach
    void close() {
        LibC.close(pair[0]);
        LibC.close(pair[1]);
    }

    @Test
    void oneThatIsThere() {
        int watch = watch(sockets);
        assertThat(isOpen()).isTrue();
        sockets.sever();
        assertThat(isOpen()).isFalse();
        libvirt.removeHandle(watch);
    }

    @Test
    void oneThatComesLater() {
        sockets.sever();
        int watch = watch(sockets);
        assertThat(isOpen()).isFalse();
        libvirt.removeHandle(watch);
    }

    @Test
    void notOneWhoseWatchHasEnded() {
        assertThat(libvirt.removeHandle(watch(sockets))).isZero();
        sockets.sever();
        assertThat(isOpen()).isTrue();
    }

    @Test
    void notOneWhoseWatchEndedBeforeItBegan() {
        sockets.added(1, pair[0], () -> false);
        sockets.sever();
        assertThat(isOpen()).isTrue();
    }

    @Test
    void notOneOfAnotherConnection() {
        int watch = watch(new WatchedSockets());
        sockets.sever();
        assertThat(isOpen()).isTrue();
        libvirt.removeHandle(watch);
    }

    @Test
    void notOneThatIsWatchedForNoConnection() {
        EventLoopRegistration.callAs(loop, sockets, () -> 0);
        int watch = libvirt.addHandle(pair[0], HandleEvents.READABLE, (id, fd, events, opaque) -> {
        }, null, null);
        sockets.sever();
        assertThat(isOpen()).isTrue();
        libvirt.removeHandle(watch);
    }

    private int watch(WatchedSockets connection) {
        // Off: nobody reads here.
        return EventLoopRegistration.callAs(loop, connection, () -> libvirt.addHandle(pair[0], 0,
                (id, fd, events, opaque) -> {
                }, null, null));
    }

    /** In both directions. */
    private boolean isOpen() {
        byte[] one = new byte[1];
        return CLibrary.send(pair[1], one, 1, MSG_NOSIGNAL) == 1 && CLibrary.recv(pair[0], one, 1, MSG_DONTWAIT) == 1
                && CLibrary.send(pair[0], one, 1, MSG_NOSIGNAL) == 1;
    }
}
