package io.quarkiverse.libvirt.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.quarkiverse.libvirt.HandleEvents;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;

/** What libvirt asks of its loop, by libvirt's own functions: through native code to the six upcalls. */
@State(Scope.Thread)
public class Updates {

    private static final int IN_A_TURN = 1_000;

    private EventFd descriptor;
    private EventFd ready;
    private LoopByHand byHand;
    private int watch;
    private int timer;

    @Setup
    public void open() {
        descriptor = new EventFd();
        ready = new EventFd();
        byHand = new LoopByHand();
        EventLoopRegistration.register(byHand.loop);
        watch = Functions.addHandle(descriptor.fd, HandleEvents.READABLE);
        timer = Functions.addTimeout(-1);
        byHand.loop.addHandle(ready.fd, HandleEvents.READABLE, (id, fd, events, opaque) -> {
            ready.drain();
            for (int i = 0; i < IN_A_TURN; i++) {
                Functions.updateTimeout(timer, 0);
                Functions.updateTimeout(timer, -1);
            }
        }, null, null);
    }

    @TearDown
    public void close() {
        Functions.removeHandle(watch);
        Functions.removeTimeout(timer);
        EventLoopRegistration.unregister(byHand.loop);
        byHand.close();
        descriptor.close();
        ready.close();
    }

    /** As before and after each call of a host. */
    @Benchmark
    public void watchOffAndOn() {
        Functions.updateHandle(watch, 0);
        Functions.updateHandle(watch, HandleEvents.READABLE);
    }

    /** As around each event, in the callback that has read it. */
    @Benchmark
    @OperationsPerInvocation(IN_A_TURN)
    public void timerOnAndOffInATurn() {
        ready.signal();
        byHand.turn();
    }

    @Benchmark
    public void watchAddedAndRemoved() {
        Functions.removeHandle(Functions.addHandle(descriptor.fd, 0));
        byHand.turn();
    }

    @Benchmark
    public void timerAddedAndRemoved() {
        Functions.removeTimeout(Functions.addTimeout(-1));
        byHand.turn();
    }
}
