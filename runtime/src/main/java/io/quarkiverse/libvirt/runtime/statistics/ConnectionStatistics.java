package io.quarkiverse.libvirt.runtime.statistics;

import java.time.Instant;
import java.util.Map;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.StartupPolicy;

/**
 * What a connection has done and what it does, at one moment: for people and monitors to look at, so nothing in it is a secret.
 *
 * @param uri without the user's name, a password, and the parameters
 * @param generation how often it was opened
 * @param since when this state began
 * @param problem why it isn't open, or null; libvirt's message without secrets
 * @param events how many were published, by the name of their kind, such as {@code domain.lifecycle}
 * @param delivery the time from an event's arrival in libvirt's callback to its publication, of samples
 * @param queued how many events wait for their publication
 * @param queueCapacity how many may, before some are left out
 * @param losses what this connection's own queue has left out: nobody has received it
 * @param receiverLosses what single receivers have missed that were too slow
 * @param resyncs how often the host's objects were listed
 * @param reconnects how often it was opened again
 * @param undecodable how many events could not be decoded
 */
public record ConnectionStatistics(String name, String uri, StartupPolicy startup, ConnectionState state, long generation,
        Instant since, String problem, Map<String, Long> events, Timing delivery, int queued, int queueCapacity, Losses losses,
        Losses receiverLosses, long resyncs, long reconnects, long undecodable, CallStatistics calls) {
}
