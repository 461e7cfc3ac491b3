package io.quarkiverse.libvirt.benchmarks.micro;

import io.quarkiverse.libvirt.epoll.EpollPoller;
import io.quarkiverse.libvirt.eventloop.LoopTransport;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/** A loop on the thread that makes it, which takes its turns when it is told to: nothing but the loop is measured. */
public final class LoopByHand implements AutoCloseable {

    private final Turns turns = new Turns();

    public final WatchLoop loop;

    public LoopByHand() {
        EpollPoller poller = new EpollPoller();
        loop = new WatchLoop(poller, turns, null);
        loop.start(poller.fd());
    }

    /** Does all that there is to do, as when the thread's selector reports the loop. */
    public void turn() {
        turns.turn.run();
    }

    @Override
    public void close() {
        loop.end();
        turn();
    }

    private static final class Turns implements LoopTransport {

        private final Thread thread = Thread.currentThread();
        private Runnable turn;

        @Override
        public void start(int pollFd, Runnable turn, Runnable lost) {
            this.turn = turn;
        }

        @Override
        public void restart() {
            // Nobody waits.
        }

        @Override
        public void stop() {
            // Nobody waits.
        }

        @Override
        public boolean isLoopThread() {
            return Thread.currentThread() == thread;
        }
    }
}
