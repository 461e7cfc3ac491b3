package io.quarkiverse.libvirt.benchmarks.micro;

import io.quarkiverse.libvirt.natives.NativeBuffer;

/** A descriptor that gets ready in one system call, and is so until it is drained in another one. */
public final class EventFd implements AutoCloseable {

    private final NativeBuffer one = new NativeBuffer(Long.BYTES);
    private final NativeBuffer drained = new NativeBuffer(Long.BYTES);

    public final int fd = Functions.eventfd();

    public EventFd() {
        one.bytes.putLong(0, 1);
    }

    public void signal() {
        Functions.write(fd, one.address, Long.BYTES);
    }

    public void drain() {
        Functions.read(fd, drained.address, Long.BYTES);
    }

    @Override
    public void close() {
        Functions.close(fd);
    }
}
