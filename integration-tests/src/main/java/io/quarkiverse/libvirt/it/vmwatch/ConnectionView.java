package io.quarkiverse.libvirt.it.vmwatch;

import java.time.Instant;

/**
 * A connection as the page shows it.
 *
 * @param state its {@code ConnectionState} in lower case
 * @param generation how often it was opened
 * @param since since when it is open, or isn't; null before anything has happened to it
 * @param problem why it isn't open; null when it is
 * @param nextAttempt when it is opened again; null when it is open, or being opened, or given up
 */
public record ConnectionView(String name, String uri, String state, long generation, Instant since, String problem,
        Instant nextAttempt) {
}
