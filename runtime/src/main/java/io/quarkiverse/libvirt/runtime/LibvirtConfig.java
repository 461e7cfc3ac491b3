package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.Map;

import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** libvirt: the hosts to watch, and the event loop. */
@ConfigMapping(prefix = "quarkus.libvirt")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface LibvirtConfig {

    /** The connections. */
    @ConfigDocMapKey("connection-name")
    @WithParentName
    @WithDefaults
    @WithUnnamedKey(LibvirtConnection.DEFAULT_NAME)
    Map<String, ConnectionConfig> connections();

    /**
     * How many connections may be opened at the same time. One that exceeds its {@code open-timeout} doesn't count.
     */
    @WithDefault("16")
    int concurrentOpenings();

    /**
     * How long closing all connections may take when the application ends, whatever their hosts do.
     */
    @WithDefault("10S")
    Duration closeTimeout();

    /** Receivers that may block. */
    SlowReceiversConfig slowReceivers();

    /** Lifecycle events that must last before they are published, by the event bus address. */
    @ConfigDocMapKey("address")
    Map<String, SettleConfig> settle();

    /** What the health checks say, if the application has SmallRye Health. */
    HealthConfig health();

    /** The event loop that libvirt gets. */
    EventLoop eventLoop();

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
