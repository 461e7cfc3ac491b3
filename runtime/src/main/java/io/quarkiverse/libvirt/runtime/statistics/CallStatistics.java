package io.quarkiverse.libvirt.runtime.statistics;

/**
 * The application's calls of one host.
 *
 * @param inFlight how many are under way, those included that nobody waits for any more
 * @param waiting how many wait for their turn
 * @param done those that have returned, and how long they took, without the wait for their turn
 * @param failed how many have failed for whoever called, for whatever reason
 * @param timedOut how many of these because the host didn't answer in time
 */
public record CallStatistics(int inFlight, int waiting, Timing done, long failed, long timedOut) {
}
