package io.quarkiverse.libvirt.eventloop.contract;

import com.sun.jna.Native;

/** The C library's functions on files that the tests need. */
final class CLibrary {

    static final int O_RDONLY = 0;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int AF_UNIX = 1;
    static final int SOCK_STREAM = 1;
    static final int SHUT_WR = 1;

    static {
        Native.register(CLibrary.class, "c");
    }

    private CLibrary() {
    }

    static native int pipe2(int[] fds, int flags);

    static native int socketpair(int domain, int type, int protocol, int[] fds);

    static native int open(String path, int flags);

    static native long read(int fd, byte[] buffer, long count);

    static native long write(int fd, byte[] buffer, long count);

    static native int shutdown(int fd, int how);

    static native int dup(int fd);

    static native int dup2(int fd, int number);

    static native int close(int fd);

    /** The result of a call that must not fail. */
    static int checked(int result) {
        if (result < 0) {
            throw new IllegalStateException("errno " + Native.getLastError());
        }
        return result;
    }
}
