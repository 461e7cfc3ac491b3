package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** libvirt: the host to watch, and the event loop. */
@ConfigMapping(prefix = "quarkus.libvirt")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface LibvirtConfig {

    /** The property that an application must set. */
    String URI = "quarkus.libvirt.uri";

    /**
     * The URI of the host to watch, as for {@code virsh -c}: {@code qemu:///system}, {@code qemu+ssh://host/system},
     * {@code qemu+tls://host/system}, {@code test:///default} … In dev mode and tests the default is
     * {@code test:///default}, libvirt's test driver inside the application.
     */
    Optional<String> uri();

    /**
     * The events that libvirt is asked for. {@code all}: every one that the client library and the host know.
     * {@code consumed}: those that {@code @ConsumeEvent} methods and observers of the application receive, and every one when
     * the application injects {@code LibvirtEvents}; consumers that are registered by code are not seen. Else names of events
     * as {@code domain.lifecycle}, or of classes of events as {@code network.*}. The close of the connection is always
     * reported.
     */
    @WithDefault("all")
    List<String> events();

    /**
     * How long opening the connection may take; then the start of the application fails.
     */
    @WithDefault("30S")
    Duration openTimeout();

    /**
     * How long closing the connection may take when the application ends.
     */
    @WithDefault("10S")
    Duration closeTimeout();

    /** Keepalive messages. */
    KeepAlive keepAlive();

    /** Receivers that may block. */
    SlowReceiversConfig slowReceivers();

    /** Lifecycle events that must last before they are published, by the event bus address. */
    @ConfigDocMapKey("address")
    Map<String, SettleConfig> settle();

    /** The event loop that libvirt gets. */
    EventLoop eventLoop();

    /** How a host that no longer answers is noticed. */
    interface KeepAlive {

        /**
         * The time between keepalive messages, in whole seconds; 0 turns them off.
         */
        @WithDefault("5S")
        Duration interval();

        /**
         * How many may go unanswered before the connection is closed, with the reason KEEPALIVE.
         */
        @WithDefault("5")
        int count();
    }

    /** The event loop that libvirt gets. */
    interface EventLoop {

        /**
         * How the Vert.x event loop gets to know that libvirt's file descriptors are ready. {@code in-loop}: it waits for
         * them itself, which needs Netty's NIO transport, Quarkus' default. {@code poller}: a thread waits and hands over.
         * {@code auto}: in-loop where it works, else poller.
         */
        @WithDefault("auto")
        EventLoopTransport transport();
    }
}
