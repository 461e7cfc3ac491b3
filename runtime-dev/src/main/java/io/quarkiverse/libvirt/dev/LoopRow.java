package io.quarkiverse.libvirt.dev;

import java.util.Locale;

import io.quarkiverse.libvirt.runtime.statistics.LoopStatistics;

/**
 * One of Vert.x' event loops, as its page shows it. Times are in microseconds, -1 where there is none.
 *
 * @param transport how it waits for libvirt's descriptors
 * @param reason why in this way
 * @param averageMicros of a callback
 * @param longestMicros the longest stay in libvirt's callbacks of the last one to two minutes
 * @param lagMicros how late its heartbeat is
 */
public record LoopRow(String thread, String transport, String reason, int handles, int timers, long turns, long callbacks,
        double averageMicros, double longestMicros, double lagMicros, double longestLagMicros) {

    private static final double NANOS = 1_000;

    static LoopRow of(LoopStatistics now) {
        long callbacks = now.figures().callbacks();
        return new LoopRow(now.thread(), now.transport().name().toLowerCase(Locale.ROOT).replace('_', '-'), now.reason(),
                now.figures().handles(), now.figures().timers(), now.figures().turns(), callbacks,
                callbacks == 0 ? -1 : now.figures().visitNanos() / NANOS / callbacks, micros(now.figures().longestVisitNanos()),
                micros(now.lagNanos()), micros(now.longestLagNanos()));
    }

    private static double micros(long nanos) {
        return nanos < 0 ? -1 : nanos / NANOS;
    }
}
