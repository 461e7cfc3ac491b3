package io.quarkiverse.libvirt.natives;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The native calls of every single event: functions by their address, one method for each shape of parameters, and the way
 * back. From Java 22 on {@code java.lang.foreign} makes them, before that JNA's libffi. From any thread. A call leaves no
 * errno.
 */
public abstract class NativeCalls {

    /** The system property that chooses: {@code foreign} or {@code jna}. */
    static final String PROPERTY = "io.quarkiverse.libvirt.native-calls";

    private static final Logger LOG = System.getLogger(NativeCalls.class.getName());
    private static final int FIRST_WITH_FOREIGN = 22;
    private static final NativeCalls BEST = choose();

    /** The best one that this JVM has. */
    public static NativeCalls get() {
        return BEST;
    }

    /** Calls a {@code virEventHandleCallback}. */
    public abstract void handleCallback(long function, int watch, int fd, int events, long opaque);

    /** Calls a {@code virEventTimeoutCallback}. */
    public abstract void timeoutCallback(long function, int timer, long opaque);

    /** Calls a {@code virFreeCallback}. */
    public abstract void freeCallback(long function, long opaque);

    /** Calls an {@code int f(void *)}. */
    public abstract int intOf(long function, long a);

    /** Calls an {@code int f(void *, void *)}. */
    public abstract int intOf(long function, long a, long b);

    /** Calls a {@code void *f(void *)}. */
    public abstract long longOf(long function, long a);

    /** Calls a {@code void *f(void *, void *, int, size_t)}, as {@code memccpy(3)} is one. */
    public abstract long longOf(long function, long a, long b, int c, long d);

    /** Calls an {@code int f(int, void *, int, int)}, as {@code epoll_wait(2)} is one. */
    public abstract int intOf(long function, int a, long b, int c, int d);

    /**
     * Makes a Java object callable for native code, for the life of the process. A thread of libvirt's that calls it becomes a
     * daemon thread of Java's, and stays one until it ends.
     *
     * @param type has one method, whose parameters and result are {@code int} and {@code long}
     * @param callback throws nothing
     * @return the function's address
     */
    public abstract <T extends Callback> long upcall(Class<T> type, T callback);

    /** The address of a function of the C library. */
    public static long ofLibC(String function) {
        return address(NativeLibrary.getInstance("c"), function);
    }

    /** The address of a library's function. */
    public static long address(NativeLibrary library, String function) {
        return Pointer.nativeValue(library.getFunction(function));
    }

    private static NativeCalls choose() {
        String wanted = System.getProperty(PROPERTY, "");
        if (wanted.equals("jna") || Runtime.version().feature() < FIRST_WITH_FOREIGN) {
            return new JnaCalls();
        }
        try {
            return new ForeignCalls();
        } catch (Throwable e) {
            // A JVM may be told to deny it.
            LOG.log(Level.DEBUG, "java.lang.foreign can't be used; JNA takes its place, and each event costs a bit more", e);
            return new JnaCalls();
        }
    }
}
