package io.quarkiverse.libvirt.eventloop;

/**
 * What a loop has done and has to do, at one moment. A visit is one stay of the thread in the loop: one turn or several, in
 * which callbacks are called.
 *
 * @param handles how many file descriptors are watched, by the number of watches on them
 * @param timers how many timers there are, those that are off included
 * @param turns how many there were
 * @param callbacks how many were called
 * @param visitNanos the time of all visits together: that of callbacks, mostly
 * @param longestVisitNanos the longest visit of the last one to two minutes
 * @param sinceLastTurnNanos the time since the last turn began
 */
public record LoopFigures(int handles, int timers, long turns, long callbacks, long visitNanos, long longestVisitNanos,
        long sinceLastTurnNanos) {
}
