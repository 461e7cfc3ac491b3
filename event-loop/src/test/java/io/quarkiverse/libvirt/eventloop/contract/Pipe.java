package io.quarkiverse.libvirt.eventloop.contract;

import java.util.concurrent.atomic.AtomicInteger;

/** A pipe or a pair of connected sockets, by their file descriptors; neither end blocks. */
final class Pipe implements AutoCloseable {

    /**
     * Numbers that the operating system, which gives the lowest free one, does not come to: when a test closes such a file
     * descriptor, no other thread gets its number meanwhile.
     */
    private static final AtomicInteger OWN_NUMBERS = new AtomicInteger(3000);

    /** The end that is watched. */
    private int readEnd;
    private int writeEnd;

    private Pipe(int readEnd, int writeEnd) {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
    }

    static Pipe open() {
        int[] fds = new int[2];
        CLibrary.checked(CLibrary.pipe2(fds, CLibrary.O_NONBLOCK | CLibrary.O_CLOEXEC));
        return new Pipe(fds[0], fds[1]);
    }

    static Pipe ofSockets() {
        int[] fds = new int[2];
        int type = CLibrary.SOCK_STREAM | CLibrary.O_NONBLOCK | CLibrary.O_CLOEXEC;
        CLibrary.checked(CLibrary.socketpair(CLibrary.AF_UNIX, type, 0, fds));
        return new Pipe(fds[0], fds[1]);
    }

    static int unusedNumber() {
        return OWN_NUMBERS.getAndIncrement();
    }

    /** Gives the read end this number; what had the number before is closed. */
    Pipe readAt(int number) {
        CLibrary.checked(CLibrary.dup2(readEnd, number));
        CLibrary.close(readEnd);
        readEnd = number;
        return this;
    }

    int readEnd() {
        return readEnd;
    }

    int writeEnd() {
        return writeEnd;
    }

    void write() {
        write(1);
    }

    void write(int bytes) {
        if (CLibrary.write(writeEnd, new byte[bytes], bytes) != bytes) {
            throw new IllegalStateException("The pipe is full or closed");
        }
    }

    /** Writes until no more fits. */
    void fill() {
        byte[] block = new byte[4096];
        long written;
        do {
            written = CLibrary.write(writeEnd, block, block.length);
        } while (written > 0);
    }

    /** Reads what is there. @return how many bytes */
    int drain() {
        return drain(readEnd);
    }

    static int drain(int fd) {
        byte[] block = new byte[65536];
        int all = 0;
        long read;
        while ((read = CLibrary.read(fd, block, block.length)) > 0) {
            all += (int) read;
        }
        return all;
    }

    void closeReadEnd() {
        if (readEnd >= 0) {
            CLibrary.close(readEnd);
            readEnd = -1;
        }
    }

    /** Says that someone else has closed the read end, or uses its number now. */
    void readEndIsGone() {
        readEnd = -1;
    }

    void closeWriteEnd() {
        if (writeEnd >= 0) {
            CLibrary.close(writeEnd);
            writeEnd = -1;
        }
    }

    @Override
    public void close() {
        closeReadEnd();
        closeWriteEnd();
    }
}
