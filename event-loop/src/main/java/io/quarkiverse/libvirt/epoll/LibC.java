package io.quarkiverse.libvirt.epoll;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The functions of the C library that a Linux event loop needs, direct-mapped. Addresses travel as longs, which is what
 * they are on every 64-bit Linux. After a call that returns -1, {@link Native#getLastError()} is its errno.
 */
public final class LibC {

    static final int EPERM = 1;
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int EEXIST = 17;

    static final int F_DUPFD_CLOEXEC = 1030;

    public static final int SHUT_RDWR = 2;

    public static final int O_CLOEXEC = 0x80000;

    static {
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw new UnsupportedOperationException("quarkus-libvirt's event loop needs a 64-bit Linux (epoll), this is "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
        Native.register(LibC.class, "c");
    }

    private LibC() {
    }

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epfd, int op, int fd, long event);

    static native int epoll_wait(int epfd, long events, int maxevents, int timeout);

    static native int eventfd(int initval, int flags);

    static native int timerfd_create(int clockid, int flags);

    static native int timerfd_settime(int fd, int flags, long newValue, long oldValue);

    static native long read(int fd, long buffer, long count);

    static native long write(int fd, long buffer, long count);

    static native int fcntl(int fd, int command, int argument);

    public static native int dup3(int oldfd, int newfd, int flags);

    public static native int close(int fd);

    public static native int shutdown(int sockfd, int how);

    /** @param addr a buffer of at least {@code addrlen[0]} bytes for a struct sockaddr */
    public static native int getsockname(int sockfd, byte[] addr, int[] addrlen);
}
