package io.quarkiverse.libvirt.epoll;

import io.quarkiverse.libvirt.eventloop.LoopTransport;

/** A daemon thread that does nothing but wait for one poller and run its loop's turns. */
public final class OwnThreadTransport implements LoopTransport {

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
        Thread loop = new Thread(() -> {
            while (!stopped && poller.await(scratch)) {
                turn.run();
            }
        }, threadName);
        loop.setDaemon(true);
        // The thread may be begun by an application that is reloaded later; nothing of it must stay reachable from here.
        loop.setContextClassLoader(OwnThreadTransport.class.getClassLoader());
        thread = loop;
        loop.start();
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
