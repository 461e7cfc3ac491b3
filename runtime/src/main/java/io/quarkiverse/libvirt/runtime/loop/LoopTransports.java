package io.quarkiverse.libvirt.runtime.loop;

import java.util.concurrent.Executor;

import org.jboss.logging.Logger;

import io.netty.channel.EventLoop;
import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.epoll.PollingThread;
import io.quarkiverse.libvirt.eventloop.LoopTransport;
import io.vertx.core.impl.ContextInternal;

/** Chooses how the event loops wait for libvirt's descriptors. */
abstract class LoopTransports implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LoopTransports.class);

    private final EventLoopTransport kind;
    private final String reason;

    private LoopTransports(EventLoopTransport kind, String reason) {
        this.kind = kind;
        this.reason = reason;
    }

    /** What was chosen. */
    EventLoopTransport kind() {
        return kind;
    }

    /** Why. */
    String reason() {
        return reason;
    }

    /** A transport for the event loop of this context. */
    abstract LoopTransport create(ContextInternal context);

    @Override
    public void close() {
    }

    /**
     * @param wanted what the configuration says
     * @param sample a context on one of the event loops, which are all of a kind
     */
    static LoopTransports choose(EventLoopTransport wanted, ContextInternal sample) {
        if (wanted == EventLoopTransport.POLLER) {
            return new Polled("quarkus.libvirt.event-loop.transport=poller");
        }
        String obstacle = NioLoopTransport.obstacle(sample);
        if (obstacle == null) {
            return new InLoop(wanted == EventLoopTransport.IN_LOOP ? "quarkus.libvirt.event-loop.transport=in-loop"
                    : "Vert.x' event loop is Netty's NIO one, and an event arrived through its selector");
        }
        if (wanted == EventLoopTransport.IN_LOOP) {
            throw new IllegalStateException("quarkus.libvirt.event-loop.transport=in-loop can't be had: " + obstacle
                    + ". Set it to auto or poller, or quarkus.vertx.prefer-native-transport to false");
        }
        LOG.infof("A thread polls libvirt's descriptors for the event loops, because %s", obstacle);
        return new Polled(obstacle);
    }

    private static final class InLoop extends LoopTransports {

        InLoop(String reason) {
            super(EventLoopTransport.IN_LOOP, reason);
        }

        @Override
        LoopTransport create(ContextInternal context) {
            return new NioLoopTransport(context);
        }
    }

    private static final class Polled extends LoopTransports {

        private final PollingThread thread = new PollingThread("libvirt-poller");

        Polled(String reason) {
            super(EventLoopTransport.POLLER, reason);
        }

        @Override
        LoopTransport create(ContextInternal context) {
            EventLoop eventLoop = context.nettyEventLoop();
            Executor inContext = task -> eventLoop.execute(() -> context.dispatch(task));
            return thread.transport(inContext, eventLoop::inEventLoop);
        }

        @Override
        public void close() {
            thread.close();
        }
    }
}
