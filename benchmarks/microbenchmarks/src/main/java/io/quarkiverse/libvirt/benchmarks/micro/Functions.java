package io.quarkiverse.libvirt.benchmarks.micro;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

import io.quarkiverse.libvirt.bindings.LibvirtLibrary;
import io.quarkiverse.libvirt.natives.NativeCalls;

/** Functions of libvirt and the C library that benchmarks call, by JNA's direct mapping, which allocates nothing. */
public final class Functions {

    /**
     * The address of {@code abs(3)}, in place of any callback of libvirt's: it does next to nothing, and looks at nothing but
     * its first argument, a number.
     */
    public static final long NOTHING = NativeCalls.ofLibC("abs");

    static {
        Native.register(Libvirt.class, LibvirtLibrary.load());
        Native.register(LibC.class, NativeLibrary.getInstance("c"));
    }

    private Functions() {
    }

    static int addHandle(int fd, int events) {
        return Libvirt.virEventAddHandle(fd, events, NOTHING, 0, NOTHING);
    }

    static void updateHandle(int watch, int events) {
        Libvirt.virEventUpdateHandle(watch, events);
    }

    static int removeHandle(int watch) {
        return Libvirt.virEventRemoveHandle(watch);
    }

    static int addTimeout(int frequency) {
        return Libvirt.virEventAddTimeout(frequency, NOTHING, 0, NOTHING);
    }

    static void updateTimeout(int timer, int frequency) {
        Libvirt.virEventUpdateTimeout(timer, frequency);
    }

    static int removeTimeout(int timer) {
        return Libvirt.virEventRemoveTimeout(timer);
    }

    /** A connection to a host of libvirt's test driver. */
    static long open() {
        return notNull(Libvirt.virConnectOpen("test:///default"));
    }

    static void close(long connection) {
        Libvirt.virConnectClose(connection);
    }

    /** The one domain that is there at first. */
    static long domain(long connection) {
        return notNull(Libvirt.virDomainLookupByName(connection, "test"));
    }

    static void free(long domain) {
        Libvirt.virDomainFree(domain);
    }

    static void suspend(long domain) {
        check(Libvirt.virDomainSuspend(domain));
    }

    static void resume(long domain) {
        check(Libvirt.virDomainResume(domain));
    }

    static int eventfd() {
        return check(LibC.eventfd(0, 0));
    }

    static void write(int fd, long address, long count) {
        LibC.write(fd, address, count);
    }

    static void read(int fd, long address, long count) {
        LibC.read(fd, address, count);
    }

    static void close(int fd) {
        LibC.close(fd);
    }

    private static long notNull(long pointer) {
        if (pointer == 0) {
            throw new IllegalStateException(Libvirt.virGetLastErrorMessage());
        }
        return pointer;
    }

    private static int check(int result) {
        if (result < 0) {
            throw new IllegalStateException("A native function has failed");
        }
        return result;
    }

    private static final class Libvirt {

        static native int virEventAddHandle(int fd, int events, long callback, long opaque, long ff);

        static native void virEventUpdateHandle(int watch, int events);

        static native int virEventRemoveHandle(int watch);

        static native int virEventAddTimeout(int frequency, long callback, long opaque, long ff);

        static native void virEventUpdateTimeout(int timer, int frequency);

        static native int virEventRemoveTimeout(int timer);

        static native long virConnectOpen(String uri);

        static native int virConnectClose(long connection);

        static native long virDomainLookupByName(long connection, String name);

        static native int virDomainFree(long domain);

        static native int virDomainSuspend(long domain);

        static native int virDomainResume(long domain);

        static native String virGetLastErrorMessage();
    }

    private static final class LibC {

        static native int eventfd(int initval, int flags);

        static native long write(int fd, long buffer, long count);

        static native long read(int fd, long buffer, long count);

        static native int close(int fd);
    }
}
