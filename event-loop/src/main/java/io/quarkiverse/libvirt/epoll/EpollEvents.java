package io.quarkiverse.libvirt.epoll;

import com.sun.jna.Platform;

import io.quarkiverse.libvirt.HandleEvents;
import io.quarkiverse.libvirt.natives.NativeBuffer;

/** An array of struct epoll_event, which is packed on x86-64 only. */
final class EpollEvents {

    static final int EPOLLIN = 0x1;
    static final int EPOLLOUT = 0x4;
    static final int EPOLLERR = 0x8;
    static final int EPOLLHUP = 0x10;
    static final int EPOLLONESHOT = 1 << 30;

    private static final boolean PACKED = Platform.isIntel();
    private static final int SIZE = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;

    private final NativeBuffer buffer;
    final int capacity;

    EpollEvents(int capacity) {
        this.capacity = capacity;
        buffer = new NativeBuffer(capacity * SIZE);
    }

    long address() {
        return buffer.address;
    }

    int events(int index) {
        return buffer.bytes.getInt(index * SIZE);
    }

    long data(int index) {
        return buffer.bytes.getLong(index * SIZE + DATA);
    }

    void set(int index, int events, long data) {
        buffer.bytes.putInt(index * SIZE, events);
        buffer.bytes.putLong(index * SIZE + DATA, data);
    }

    static int fromHandleEvents(int events) {
        return ((events & HandleEvents.READABLE) != 0 ? EPOLLIN : 0)
                | ((events & HandleEvents.WRITABLE) != 0 ? EPOLLOUT : 0);
    }

    static int toHandleEvents(int events) {
        return ((events & EPOLLIN) != 0 ? HandleEvents.READABLE : 0)
                | ((events & EPOLLOUT) != 0 ? HandleEvents.WRITABLE : 0)
                | ((events & EPOLLERR) != 0 ? HandleEvents.ERROR : 0)
                | ((events & EPOLLHUP) != 0 ? HandleEvents.HANGUP : 0);
    }
}
