package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before a lost connection is opened again: longer with each attempt that fails, and not with the others. */
final class Backoff {

    private final Duration initial;
    private final Duration longest;
    private final double jitter;
    private final DoubleSupplier random;
    private int failures;

    /** @param jitter by which part of itself a delay is shortened at random, 0 to 1 */
    Backoff(Duration initial, Duration longest, double jitter, DoubleSupplier random) {
        this.initial = initial;
        this.longest = longest;
        this.jitter = jitter;
        this.random = random;
    }

    /** The time before the next attempt. */
    Duration next() {
        // Not shifted further than it can matter: a day is less than 2^37 times 1 ms.
        double full = Math.min(longest.toMillis(), initial.toMillis() * Math.pow(2, Math.min(failures, 40)));
        failures++;
        return Duration.ofMillis(Math.max(1, Math.round(full * (1 - jitter * random.getAsDouble()))));
    }

    /** It has succeeded, and lasted: begin anew. */
    void reset() {
        failures = 0;
    }
}
