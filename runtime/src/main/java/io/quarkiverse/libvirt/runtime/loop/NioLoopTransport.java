package io.quarkiverse.libvirt.runtime.loop;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioTask;
import io.quarkiverse.libvirt.epoll.EpollPoller;
import io.quarkiverse.libvirt.eventloop.LoopTransport;
import io.vertx.core.impl.ContextInternal;

/**
 * Has Netty's NIO event loop itself wait for a poller's descriptor: a turn costs one trip through the loop's selector and no
 * change of thread.
 */
final class NioLoopTransport implements LoopTransport {

    private static final Logger LOG = Logger.getLogger(NioLoopTransport.class);
    private static final long PROBE_SECONDS = 5;
    private static final long RETRY_MILLIS = 100;

    private final ContextInternal context;
    private final EventLoop eventLoop;
    private int pollFd;
    private Runnable turn;
    private Runnable lost;
    /** Only used by the loop's thread, as is all that follows. */
    private Registration registration;
    private boolean stopped;

    NioLoopTransport(ContextInternal context) {
        this.context = context;
        eventLoop = context.nettyEventLoop();
    }

    /**
     * Tries it on the event loop of this context, with one event.
     *
     * @return why it doesn't work, or null
     */
    static String obstacle(ContextInternal context) {
        if (!(context.nettyEventLoop() instanceof NioEventLoop)) {
            return "Vert.x' event loop is not Netty's NIO one but " + context.nettyEventLoop().getClass().getName();
        }
        if (context.nettyEventLoop().inEventLoop()) {
            // Nothing to wait for on the thread that would have to bring it.
            return null;
        }
        CountDownLatch arrived = new CountDownLatch(1);
        NioLoopTransport probe = new NioLoopTransport(context);
        try (EpollPoller poller = new EpollPoller()) {
            poller.wake();
            probe.start(poller.fd(), () -> {
                probe.stop();
                arrived.countDown();
            }, () -> {
            });
            if (arrived.await(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return null;
            }
            probe.eventLoop.execute(probe::stop);
            return "no event arrived through its selector within " + PROBE_SECONDS + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the trial was interrupted";
        }
    }

    @Override
    public void start(int pollFd, Runnable turn, Runnable lost) {
        this.pollFd = pollFd;
        this.turn = turn;
        this.lost = lost;
        try {
            // Never waits for the loop, as NioEventLoop.register() does when it is called on another thread.
            eventLoop.execute(this::register);
        } catch (RejectedExecutionException e) {
            lost.run();
        }
    }

    private void register() {
        if (stopped) {
            return;
        }
        try {
            tryToRegister();
        } catch (IOException | RuntimeException e) {
            LOG.error("libvirt's descriptors can't be polled on this event loop", e);
            lost.run();
        }
    }

    private void tryToRegister() throws IOException {
        registration = new Registration(ChannelOverDescriptor.open(pollFd));
        ((NioEventLoop) eventLoop).register(registration.channel, SelectionKey.OP_READ, registration);
    }

    @Override
    public void restart() {
        unregister();
        tryAgain(true);
    }

    /** It worked before, so what is in the way will pass: mostly, too many open files. */
    private void tryAgain(boolean first) {
        if (stopped) {
            return;
        }
        try {
            tryToRegister();
        } catch (IOException | RuntimeException e) {
            unregister();
            if (first) {
                LOG.error("libvirt's descriptors can't be polled on this event loop, which goes on trying", e);
            }
            try {
                eventLoop.schedule(() -> tryAgain(false), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException shutDown) {
                lost.run();
            }
        }
    }

    @Override
    public void stop() {
        stopped = true;
        unregister();
    }

    private void unregister() {
        if (registration != null) {
            registration.end();
            registration = null;
        }
    }

    @Override
    public boolean isLoopThread() {
        return eventLoop.inEventLoop();
    }

    /** One channel's stay in the selector; Netty moves it by itself when it rebuilds its selector. */
    private final class Registration implements NioTask<SelectableChannel> {

        private final DatagramChannel channel;
        private boolean ended;

        Registration(DatagramChannel channel) {
            this.channel = channel;
        }

        @Override
        public void channelReady(SelectableChannel ready, SelectionKey key) {
            if (!ended) {
                context.dispatch(turn);
            }
        }

        @Override
        public void channelUnregistered(SelectableChannel gone, Throwable cause) {
            if (!ended) {
                end();
                lost.run();
            }
        }

        void end() {
            ended = true;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("A channel could not be closed", e);
            }
        }
    }
}
