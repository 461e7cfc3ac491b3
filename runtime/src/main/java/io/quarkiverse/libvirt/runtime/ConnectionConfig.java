package io.quarkiverse.libvirt.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.libvirt.ReadinessPolicy;
import io.quarkiverse.libvirt.StartupPolicy;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** A connection to a host. */
@ConfigGroup
public interface ConnectionConfig {

    /**
     * The URI of the host to watch, as for {@code virsh -c}: {@code qemu:///system}, {@code qemu+ssh://host/system},
     * {@code qemu+tls://host/system}, {@code test:///default} …; what TLS and ssh need is given by its parameters. In dev mode
     * and tests the default of the unnamed connection, if no other one is configured, is the host of Dev Services:
     * {@code test:///default}, libvirt's test driver inside the application, unless they are asked for another one.
     */
    Optional<String> uri();

    /**
     * Whether to use this connection. One that isn't active is only opened by code.
     */
    @WithDefault("true")
    boolean active();

    /**
     * Whether to open the connection for looking only ({@code virsh -r}).
     */
    @WithDefault("false")
    boolean readOnly();

    /**
     * What the start of the application has to do with this connection. {@code required}: it starts once the connection is
     * open,
     * else it fails. {@code eager}: the connection is opened while the application starts, and again until that succeeds.
     * {@code lazy}: the connection is opened when it is needed. {@code assigned}: the connection is open while it belongs to
     * this replica of the application, as a {@code HostAssignment} says.
     */
    @WithDefault("required")
    StartupPolicy startup();

    /**
     * What the readiness of the application has to do with this connection, if the application has SmallRye Health.
     * {@code required}: it is not ready while the connection isn't open. {@code reported}: the health check shows the
     * connection, whatever its state. {@code ignored}: the health check leaves it out.
     */
    @ConfigDocDefault("quarkus.libvirt.health.readiness")
    Optional<ReadinessPolicy> readiness();

    /**
     * The user's name, for a host that asks for it (SASL).
     */
    Optional<String> username();

    /**
     * The password, for a host that asks for it.
     */
    Optional<String> password();

    /**
     * The name under which Quarkus' credentials provider knows the user's name and the password.
     */
    Optional<String> credentialsProvider();

    /**
     * The name of the bean that is the credentials provider, if there are several.
     */
    Optional<String> credentialsProviderName();

    /**
     * The events that libvirt is asked for. {@code all}: every one that the client library and the host know.
     * {@code consumed}: those that {@code @ConsumeEvent} methods and observers of the application receive, and every one when
     * the application injects {@code LibvirtEvents}; consumers that are registered by code are not seen. Else names of events
     * as {@code domain.lifecycle}, or of classes of events as {@code network.*}. What happens to the connection is always
     * reported.
     */
    @WithDefault("all")
    List<String> events();

    /**
     * How long opening the connection may take; then it has failed.
     */
    @WithDefault("30S")
    Duration openTimeout();

    /** Keepalive messages. */
    KeepAlive keepAlive();

    /** Opening a lost connection again. */
    Reconnect reconnect();

    /** Finding out what no event has told. */
    Resync resync();

    /** Calls of libvirt by {@code LibvirtConnection.call}. */
    Calls calls();

    /** How many events wait. */
    Queue queue();

    /** How a host that no longer answers is noticed. */
    @ConfigGroup
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

    /** Opening a lost connection again. */
    @ConfigGroup
    interface Reconnect {

        /**
         * Whether to do it.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * The time before the first attempt. It doubles with each attempt that fails.
         */
        @WithDefault("0.5S")
        Duration initialDelay();

        /**
         * The longest time between two attempts.
         */
        @WithDefault("30S")
        Duration maxDelay();

        /**
         * By which part of itself each of these times is shortened at random, so that the connections to many hosts are not
         * opened all at once: 0 for not at all, up to 1.
         */
        @WithDefault("0.5")
        double jitter();
    }

    /** Finding out what no event has told. */
    @ConfigGroup
    interface Resync {

        /**
         * Whether the first listing of the host's objects publishes all of them as synthetic events, as if they had just been
         * defined and started. Otherwise they are just known.
         */
        @WithDefault("false")
        boolean tellFirst();

        /**
         * The time after which the host's objects are listed again, in case events were lost on the host's side; 0 for never.
         */
        @WithDefault("10M")
        @ConfigDocDefault("10 minutes")
        Duration every();
    }

    /** Calls of libvirt by {@code LibvirtConnection.call}. */
    @ConfigGroup
    interface Calls {

        /**
         * How many run at the same time; others wait. A daemon answers no keepalive while {@code max_client_requests}, 5 by
         * default, are under way, so stay below it.
         */
        @WithDefault("4")
        int concurrent();

        /**
         * How long a call may take, with the time it waits for others.
         */
        @WithDefault("30S")
        Duration timeout();
    }

    /** How many events wait. */
    @ConfigGroup
    interface Queue {

        /**
         * How many events may wait for their delivery, on this connection. When more come, those that a newer one supersedes
         * are left out, and what has to be dropped is told by {@code libvirt.connection.gap}.
         */
        @WithDefault("16384")
        int capacity();
    }
}
