package io.quarkiverse.libvirt.runtime.statistics;

/**
 * What full queues have left out.
 *
 * @param gaps how often
 * @param dropped how many events were dropped
 * @param superseded how many gave way to a newer one
 */
public record Losses(long gaps, long dropped, long superseded) {
}
