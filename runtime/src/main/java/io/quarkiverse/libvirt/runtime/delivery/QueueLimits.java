package io.quarkiverse.libvirt.runtime.delivery;

/**
 * How much a receiver that blocks may keep waiting.
 *
 * @param capacity how many events may wait for it before some are left out
 * @param parallel how many it may have at once
 */
public record QueueLimits(int capacity, int parallel) {
}
