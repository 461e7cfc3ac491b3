package io.quarkiverse.libvirt.registration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.jna.Callback;
import com.sun.jna.Native;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.TimeoutCallback;
import io.quarkiverse.libvirt.bindings.LibvirtLibrary;

/**
 * Another loop, as libvirt and C programs use it: each operation goes through libvirt's public function to the registered
 * callbacks, and each callback comes back through a native function pointer.
 */
public final class PublicFunctions extends EventImpl {

    private static final Map<Long, Entry> ENTRIES = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();
    private static final OnReady READY = PublicFunctions::ready;
    private static final OnExpired EXPIRED = PublicFunctions::expired;
    private static final OnFree FREE = PublicFunctions::free;

    private final EventImpl owner;

    /** @param owner serves what is added here */
    public PublicFunctions(EventImpl owner) {
        this.owner = owner;
    }

    interface OnReady extends Callback {
        void invoke(int watch, int fd, int events, long opaque);
    }

    interface OnExpired extends Callback {
        void invoke(int timer, long opaque);
    }

    interface OnFree extends Callback {
        void invoke(long opaque);
    }

    private record Entry(HandleCallback ready, TimeoutCallback expired, Object opaque, FreeCallback ff) {
    }

    private static final class Functions {

        static {
            Native.register(Functions.class, LibvirtLibrary.load());
        }

        static native int virEventAddHandle(int fd, int events, Callback callback, long opaque, Callback ff);

        static native void virEventUpdateHandle(int watch, int events);

        static native int virEventRemoveHandle(int watch);

        static native int virEventAddTimeout(int frequency, Callback callback, long opaque, Callback ff);

        static native void virEventUpdateTimeout(int timer, int frequency);

        static native int virEventRemoveTimeout(int timer);
    }

    @Override
    public int addHandle(int fd, int events, HandleCallback callback, Object opaque, FreeCallback ff) {
        long key = add(new Entry(callback, null, opaque, ff));
        return added(key, EventLoopRegistration.callAs(owner, () -> Functions.virEventAddHandle(fd, events, READY, key, FREE)));
    }

    @Override
    public void updateHandle(int watch, int events) {
        Functions.virEventUpdateHandle(watch, events);
    }

    @Override
    public int removeHandle(int watch) {
        return Functions.virEventRemoveHandle(watch);
    }

    @Override
    public int addTimeout(int frequency, TimeoutCallback callback, Object opaque, FreeCallback ff) {
        long key = add(new Entry(null, callback, opaque, ff));
        return added(key,
                EventLoopRegistration.callAs(owner, () -> Functions.virEventAddTimeout(frequency, EXPIRED, key, FREE)));
    }

    @Override
    public void updateTimeout(int timer, int frequency) {
        Functions.virEventUpdateTimeout(timer, frequency);
    }

    @Override
    public int removeTimeout(int timer) {
        return Functions.virEventRemoveTimeout(timer);
    }

    private static long add(Entry entry) {
        long key = KEYS.incrementAndGet();
        ENTRIES.put(key, entry);
        return key;
    }

    private static int added(long key, int id) {
        if (id < 0) {
            ENTRIES.remove(key);
        }
        return id;
    }

    private static void ready(int watch, int fd, int events, long key) {
        Entry entry = ENTRIES.get(key);
        entry.ready.ready(watch, fd, events, entry.opaque);
    }

    private static void expired(int timer, long key) {
        Entry entry = ENTRIES.get(key);
        entry.expired.expired(timer, entry.opaque);
    }

    private static void free(long key) {
        Entry entry = ENTRIES.remove(key);
        if (entry == null) {
            throw new IllegalStateException("Freed twice: " + key);
        }
        if (entry.ff != null) {
            entry.ff.free(entry.opaque);
        }
    }
}
