package io.quarkiverse.libvirt.runtime.metrics;

import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.eventloop.LoopFigures;
import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;
import io.quarkus.runtime.metrics.MetricsFactory;

/** The meters of one event loop, which is named by the tag {@code loop}: by its thread. */
final class LoopMeters {

    private static final LoopFigures NONE = new LoopFigures(0, 0, 0, 0, 0, 0, 0);

    LoopMeters(MetricsFactory factory, VertxEventImpl loops, String thread) {
        Meters<LoopStatistics> meters = new Meters<>(factory, "loop", thread, new Snapshot<>(() -> find(loops, thread)));
        meters.seconds("loop.lag", "How late the event loop's heartbeat is", LoopStatistics::lagNanos);
        meters.seconds("loop.lag.max", "The longest lag of the last one to two minutes", LoopStatistics::longestLagNanos);
        meters.gauge("loop.watches", "Watches on file descriptors", each -> each.figures().handles());
        meters.gauge("loop.timers", "Timers, those that are off included", each -> each.figures().timers());
        meters.counter("loop.turns", "Turns of the loop", each -> each.figures().turns());
        meters.counter("loop.callbacks", "Callbacks of watches and timers", each -> each.figures().callbacks());
        meters.secondsCounter("loop.callback.time", "The time that callbacks have taken, with the search for what is ready",
                each -> each.figures().visitNanos());
        meters.seconds("loop.callback.time.max",
                "How long callbacks have held the event loop at a stretch, the longest of the last one to two minutes",
                each -> each.figures().longestVisitNanos());
    }

    private static LoopStatistics find(VertxEventImpl loops, String thread) {
        return loops.statistics().stream().filter(each -> thread.equals(each.thread())).findAny()
                .orElseGet(() -> new LoopStatistics(thread, null, null, NONE, -1, -1));
    }
}
