package io.quarkiverse.libvirt.epoll;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import com.sun.jna.Native;

import io.quarkiverse.libvirt.eventloop.LoopTransport;
import io.quarkiverse.libvirt.natives.NativeBuffer;

/**
 * One thread that waits for the pollers of any number of loops and has each loop's own thread run the turns: for event loops
 * that can't wait for a poller themselves. A poller is watched one-shot and armed again after the turn, so the thread never
 * runs ahead of a loop.
 */
public final class PollingThread implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PollingThread.class.getName());
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int STOP = 0;

    private final int epollFd;
    private final int stopFd;
    private final Map<Integer, Waiter> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger keys = new AtomicInteger(STOP);

    public PollingThread(String threadName) {
        epollFd = LibC.epoll_create1(LibC.O_CLOEXEC);
        stopFd = LibC.eventfd(0, LibC.O_CLOEXEC);
        if (epollFd < 0 || stopFd < 0 || !control(EPOLL_CTL_ADD, stopFd, EpollEvents.EPOLLIN, STOP)) {
            int error = Native.getLastError();
            LibC.close(epollFd);
            LibC.close(stopFd);
            throw new IllegalStateException("A polling thread could not be set up, errno " + error
                    + "; 24 means that the limit of open files is reached, see ulimit -n");
        }
        Thread thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A transport for one loop.
     *
     * @param loop runs a task on the loop's thread; its rejection means that the loop is lost
     * @param isLoopThread whether the calling thread is the loop's
     */
    public LoopTransport transport(Executor loop, BooleanSupplier isLoopThread) {
        return new Waiter(keys.incrementAndGet(), loop, isLoopThread);
    }

    /** Ends the thread. Loops that are still waiting get no turn any more. */
    @Override
    public void close() {
        NativeBuffer one = new NativeBuffer(Long.BYTES);
        one.bytes.putLong(0, 1);
        LibC.write(stopFd, one.address, Long.BYTES);
    }

    private boolean control(int operation, int fd, int events, int key) {
        EpollEvents event = new EpollEvents(1);
        event.set(0, events, key);
        return LibC.epoll_ctl(epollFd, operation, fd, event.address()) == 0;
    }

    private void run() {
        EpollEvents reported = new EpollEvents(64);
        while (true) {
            int count = LibC.epoll_wait(epollFd, reported.address(), reported.capacity, -1);
            if (count < 0 && Native.getLastError() != LibC.EINTR) {
                LOG.log(Level.ERROR, "libvirt''s descriptors can''t be polled any more, errno {0}", Native.getLastError());
                break;
            }
            for (int i = 0; i < count; i++) {
                int key = (int) reported.data(i);
                if (key == STOP) {
                    LibC.close(stopFd);
                    LibC.close(epollFd);
                    return;
                }
                Waiter waiter = waiters.get(key);
                if (waiter != null) {
                    waiter.ready();
                }
            }
        }
    }

    private final class Waiter implements LoopTransport {

        private final int key;
        private final Executor loop;
        private final BooleanSupplier isLoopThread;
        /** Its argument for epoll_ctl, which comes from the loop's thread alone after the start. */
        private final EpollEvents argument = new EpollEvents(1);
        private final Runnable visit = this::visit;
        private int pollFd;
        private Runnable turn;
        private Runnable lost;
        private volatile boolean stopped;

        Waiter(int key, Executor loop, BooleanSupplier isLoopThread) {
            this.key = key;
            this.loop = loop;
            this.isLoopThread = isLoopThread;
            argument.set(0, EpollEvents.EPOLLIN | EpollEvents.EPOLLONESHOT, key);
        }

        @Override
        public void start(int pollFd, Runnable turn, Runnable lost) {
            this.pollFd = pollFd;
            this.turn = turn;
            this.lost = lost;
            waiters.put(key, this);
            restart();
        }

        void ready() {
            try {
                loop.execute(visit);
            } catch (RejectedExecutionException e) {
                lost.run();
            }
        }

        private void visit() {
            if (stopped) {
                return;
            }
            try {
                turn.run();
            } finally {
                if (!stopped) {
                    LibC.epoll_ctl(epollFd, EPOLL_CTL_MOD, pollFd, argument.address());
                }
            }
        }

        @Override
        public void restart() {
            LibC.epoll_ctl(epollFd, EPOLL_CTL_ADD, pollFd, argument.address());
        }

        @Override
        public void stop() {
            stopped = true;
            waiters.remove(key);
            LibC.epoll_ctl(epollFd, EPOLL_CTL_DEL, pollFd, argument.address());
        }

        @Override
        public boolean isLoopThread() {
            return isLoopThread.getAsBoolean();
        }
    }
}
