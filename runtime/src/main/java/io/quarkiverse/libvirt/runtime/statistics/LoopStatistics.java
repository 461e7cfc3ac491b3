package io.quarkiverse.libvirt.runtime.statistics;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.eventloop.LoopFigures;

/**
 * What one of Vert.x' event loops has done for libvirt and does, at one moment.
 *
 * @param thread the name of its thread; null until it has run
 * @param transport how it gets to know that libvirt's descriptors are ready
 * @param reason why in this way
 * @param figures its turns and callbacks
 * @param lagNanos how late its heartbeat is: that of the last beat, or of the next one if that should have come before; -1
 *        while
 *        nobody has asked for the heartbeat
 * @param longestLagNanos the longest of the last one to two minutes; -1 as above
 */
public record LoopStatistics(String thread, EventLoopTransport transport, String reason, LoopFigures figures, long lagNanos,
        long longestLagNanos) {
}
