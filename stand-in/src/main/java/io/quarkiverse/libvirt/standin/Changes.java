package io.quarkiverse.libvirt.standin;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets threads wait until something is true of the daemon. What they look at must be safe to read from any thread. */
final class Changes {

    static final Duration LIMIT = Duration.ofSeconds(30);

    /** To be called after each change that somebody may wait for. */
    synchronized void announce() {
        notifyAll();
    }

    /**
     * Waits until there is something.
     *
     * @param state says in the error how it stands instead
     * @throws IllegalStateException after 30 seconds, or when interrupted
     */
    synchronized <T> T await(String what, Supplier<Optional<T>> wanted, Supplier<String> state) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (true) {
                Optional<T> found = wanted.get();
                if (found.isPresent()) {
                    return found.get();
                }
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new IllegalStateException(
                            "Waited " + LIMIT.toSeconds() + " s in vain for " + what + ". There is: " + state.get());
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + what, e);
        }
    }
}
