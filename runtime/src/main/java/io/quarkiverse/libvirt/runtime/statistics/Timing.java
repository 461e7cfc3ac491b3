package io.quarkiverse.libvirt.runtime.statistics;

/**
 * How long something took, each time that it was measured.
 *
 * @param count how often
 * @param nanos all together
 * @param longestNanos the longest of the last one to two minutes
 */
public record Timing(long count, long nanos, long longestNanos) {
}
