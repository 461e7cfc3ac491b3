package io.quarkiverse.libvirt.epoll;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.AccessController;
import java.security.PrivilegedAction;

import io.quarkiverse.libvirt.eventloop.LoopTransport;

/** A daemon thread that does nothing but wait for one poller and run its loop's turns. */
public final class OwnThreadTransport implements LoopTransport {

    private static final Logger LOG = System.getLogger(OwnThreadTransport.class.getName());

    private final EpollPoller poller;
    private final String threadName;
    private final EpollEvents scratch = new EpollEvents(1);
    private volatile boolean stopped;
    private volatile Thread thread;

    public OwnThreadTransport(EpollPoller poller, String threadName) {
        this.poller = poller;
        this.threadName = threadName;
    }

    @Override
    public void start(int pollFd, Runnable turn, Runnable lost) {
        Thread loop = begin(() -> {
            while (!stopped && poller.await(scratch)) {
                try {
                    turn.run();
                } catch (Throwable thrown) {
                    LOG.log(Level.ERROR, "A turn of libvirt's event loop failed", thrown);
                }
            }
        });
        thread = loop;
        loop.start();
    }

    /**
     * The thread may be begun by an application that is reloaded later; nothing of it must stay reachable from here. Besides
     * its class loader and inheritable thread locals, a new thread keeps (up to Java 23) the protection domains of all code
     * on the caller's stack, unless that is cut off by doPrivileged.
     */
    @SuppressWarnings("removal")
    private Thread begin(Runnable work) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread fresh = new Thread(null, work, threadName, 0, false);
            fresh.setDaemon(true);
            fresh.setContextClassLoader(OwnThreadTransport.class.getClassLoader());
            return fresh;
        });
    }

    @Override
    public void restart() {
        // The next wait is for the new open file anyway.
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean isLoopThread() {
        return Thread.currentThread() == thread;
    }
}
