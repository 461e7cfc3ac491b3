package io.quarkiverse.libvirt.registration;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.HandleEvents;
import io.quarkiverse.libvirt.benchmarks.micro.EventFd;
import io.quarkiverse.libvirt.benchmarks.micro.Functions;
import io.quarkiverse.libvirt.benchmarks.micro.LoopByHand;

/** From a descriptor that gets ready to the callback of its watch, which drains it. */
@State(Scope.Thread)
public class Dispatch {

    private EventFd ready;
    private LoopByHand ours;
    private LoopByHand libvirts;

    @Setup
    public void open() {
        ready = new EventFd();
        ours = new LoopByHand();
        libvirts = new LoopByHand();
        watch(ours, (watch, fd, events, opaque) -> ready.drain());
        HandleCallback function = NativeCallbacks.handle(Functions.NOTHING, libvirts.loop);
        watch(libvirts, (watch, fd, events, opaque) -> {
            function.ready(watch, fd, events, opaque);
            ready.drain();
        });
    }

    private void watch(LoopByHand where, HandleCallback callback) {
        where.loop.addHandle(ready.fd, HandleEvents.READABLE, callback, 0L, null);
    }

    @TearDown
    public void close() {
        ours.close();
        libvirts.close();
        ready.close();
    }

    /** What is in the others, too, and isn't the loop's. */
    @Benchmark
    public void writeAndReadOfTheDescriptorAlone() {
        ready.signal();
        ready.drain();
    }

    @Benchmark
    public void toACallbackOfTheApplication() {
        ready.signal();
        ours.turn();
    }

    @Benchmark
    public void toACallbackOfLibvirt() {
        ready.signal();
        libvirts.turn();
    }
}
