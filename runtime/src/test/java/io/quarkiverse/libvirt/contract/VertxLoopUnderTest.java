package io.quarkiverse.libvirt.contract;

import java.util.function.UnaryOperator;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.eventloop.contract.ContractLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** A {@link VertxEventImpl} for the contract's tests, on a Vert.x with one event loop. */
final class VertxLoopUnderTest implements ContractLoop {

    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final Context context = VERTX.getOrCreateContext();
    private final VertxEventImpl loop;
    private final EventImpl tested;

    /** @param access the way to the loop that is tested */
    VertxLoopUnderTest(EventLoopTransport transport, UnaryOperator<EventImpl> access) {
        loop = new VertxEventImpl(VERTX, transport);
        loop.register();
        tested = access.apply(loop);
    }

    @Override
    public EventImpl impl() {
        return tested;
    }

    /** In a context of Vert.x, too: that is what application code in a callback relies on. */
    @Override
    public boolean onLoopThread() {
        return Context.isOnEventLoopThread() && Vertx.currentContext() != null;
    }

    @Override
    public void runOnLoop(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    @Override
    public int watches() {
        return loop.size();
    }

    @Override
    public void close() {
        loop.close();
    }
}
