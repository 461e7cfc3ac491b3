package io.quarkiverse.libvirt;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Says which connections are this replica's, when an application runs in several: the engine behind the startup policy
 * {@code assigned}. A bean of this type replaces the one that comes with {@code quarkus-libvirt-messaging} and Kafka.
 * <p>
 * At any time a connection belongs to one replica at most; each belongs to one soon after the last one that had it is gone.
 */
public interface HostAssignment {

    /**
     * Takes part. Called once, when the connections that are opened at the start of the application are open. Returns soon:
     * what has to be waited for is waited for elsewhere.
     *
     * @param connections the names of those that are to be assigned, the same ones in every replica
     * @param watcher is told of what this replica gets and loses, on any thread that may block, one call after the other
     */
    void start(Set<String> connections, Watcher watcher);

    /**
     * Gives back what this replica has, so that others get it at once, and no longer takes part. Called when the application
     * ends; may block.
     */
    void stop();

    /** Opens and closes connections as it is told. */
    interface Watcher {

        /**
         * A connection belongs to this replica from now on, and is opened. Returns at once.
         *
         * @param epoch the number of this assignment among all those of the connection, to all replicas: higher than that of
         *        any earlier one. The generations of its events begin behind {@code epoch} * {@value #GENERATIONS}, so that
         *        events of an earlier owner, which are late, are told from those of the present one
         */
        void assigned(String connection, long epoch);

        /**
         * A connection is to be given back, and is closed. Nobody else may open it before that.
         *
         * @return done when it is closed
         */
        CompletionStage<Void> revoked(String connection);

        /**
         * A connection may belong to somebody else already: it is cut: what libvirt reports after this returns is not
         * published.
         */
        void lost(String connection);

        /** The generations that an assignment has for its openings: {@value}. */
        long GENERATIONS = 1_000_000;
    }
}
