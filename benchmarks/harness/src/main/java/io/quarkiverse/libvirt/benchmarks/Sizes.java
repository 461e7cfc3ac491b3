package io.quarkiverse.libvirt.benchmarks;

import java.util.List;

/**
 * How much of each thing is done.
 *
 * @param rounds of everything that is repeated with one connection; what takes long has half of them
 * @param seconds of events in a round
 * @param warmUp events that a JVM gets before the first round
 * @param idle so many idle connections beside the busy one, for all clients
 * @param mostIdle and for those few clients that are worth the time
 * @param storm events at once
 * @param bursts how many of them a real daemon is asked for by each emitter
 * @param quietSeconds in which nothing happens
 * @param manyConnections that are idle, or busy, at once
 * @param httpPairs how often the application is asked with and without events
 * @param stepForks JVMs for each microbenchmark
 * @param stepIterations of it in each, after as many that don't count
 * @param stepMillis of each of these
 */
record Sizes(int rounds, int seconds, int warmUp, List<Integer> idle, int mostIdle, int storm, int bursts, int quietSeconds,
        int manyConnections, int httpPairs, int stepForks, int stepIterations, int stepMillis) {

    static Sizes full() {
        return new Sizes(5, 5, 60_000, List.of(10, 100, 1_000), 5_000, 120_000, 6_000, 10, 1_000, 6, 1, 5, 200);
    }

    static Sizes quick() {
        return new Sizes(1, 1, 2_000, List.of(10), 50, 5_000, 500, 1, 20, 1, 0, 1, 50);
    }

    Sizes withRounds(int number) {
        return new Sizes(number, seconds, warmUp, idle, mostIdle, storm, bursts, quietSeconds, manyConnections, number,
                stepForks, stepIterations, stepMillis);
    }

    /** Of what takes long. */
    int fewRounds() {
        return (rounds + 1) / 2;
    }

    /** Of what takes long. */
    int fewSeconds() {
        return (seconds + 1) / 2;
    }

    /** For what begins anew with each number of connections. */
    int lessWarmUp() {
        return warmUp / 2;
    }
}
