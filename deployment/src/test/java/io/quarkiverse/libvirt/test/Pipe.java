package io.quarkiverse.libvirt.test;

import com.sun.jna.Function;

/** A pipe of the operating system, whose reading end is a file descriptor that can be watched. */
final class Pipe implements AutoCloseable {

    final int readFd;
    private final int writeFd;

    Pipe() {
        int[] fds = new int[2];
        if (call("pipe", fds) != 0) {
            throw new IllegalStateException("No pipe");
        }
        readFd = fds[0];
        writeFd = fds[1];
    }

    void write(int value) {
        if (call("write", writeFd, new byte[] { (byte) value }, 1L) != 1) {
            throw new IllegalStateException("Not written");
        }
    }

    /** Blocks until something was written. */
    int read() {
        byte[] value = new byte[1];
        if (call("read", readFd, value, 1L) != 1) {
            throw new IllegalStateException("Not read");
        }
        return value[0];
    }

    @Override
    public void close() {
        call("close", readFd);
        call("close", writeFd);
    }

    private static int call(String function, Object... arguments) {
        return Function.getFunction("c", function).invokeInt(arguments);
    }
}
