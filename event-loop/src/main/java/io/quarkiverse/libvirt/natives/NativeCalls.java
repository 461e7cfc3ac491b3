package io.quarkiverse.libvirt.natives;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import com.sun.jna.Callback;

/**
 * The way into functions of libvirt that are only known by their address, and the way back: what an event takes several times.
 * From Java 22 on {@code java.lang.foreign} does it, at a tenth of the cost; before that, JNA. From any thread.
 */
public abstract class NativeCalls {

    /** The system property that chooses: {@code foreign} or {@code jna}. */
    static final String PROPERTY = "quarkus.libvirt.native-calls";

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

    /**
     * Makes a Java object callable for native code, for the life of the process. A thread of libvirt's that calls it becomes a
     * daemon thread of Java's, and stays one until it ends.
     *
     * @param type has one method, whose parameters and result are {@code int} and {@code long}
     * @param callback throws nothing
     * @return the function's address
     */
    public abstract <T extends Callback> long upcall(Class<T> type, T callback);

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
