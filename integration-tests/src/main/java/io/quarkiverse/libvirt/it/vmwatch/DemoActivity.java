package io.quarkiverse.libvirt.it.vmwatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Makes things happen on libvirt's test driver, so that somebody who has just started the demo sees events without a click.
 * Never on a real host: only a URI of the scheme {@code test} is touched, and only with {@code vm-watch.demo=true}.
 */
@ApplicationScoped
public class DemoActivity {

    private static final Logger LOG = Logger.getLogger(DemoActivity.class);

    /** Beside {@code test}, the one domain that the test driver has by itself. They live as long as this process. */
    private static final List<String> MORE_DOMAINS = List.of("build-agent-1", "database", "web-frontend");

    private static final String DOMAIN_XML = """
            <domain type='test'>
              <name>%s</name>
              <memory unit='MiB'>64</memory>
              <os><type>hvm</type></os>
            </domain>
            """;

    private static final Duration PACE = Duration.ofSeconds(3);

    /** Whoever clicks wants to see what the click does, undisturbed. */
    private static final Duration PAUSE_AFTER_CLICK = Duration.ofSeconds(30);

    private final LibvirtConnections connections;
    private final boolean enabled;
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private Cancellable ticks = () -> {
    };

    DemoActivity(LibvirtConnections connections, @ConfigProperty(name = "vm-watch.demo") boolean enabled) {
        this.connections = connections;
        this.enabled = enabled;
    }

    void begin(@Observes StartupEvent startup) {
        connections.find(LibvirtConnection.DEFAULT_NAME)
                .filter(connection -> enabled && connection.uri().startsWith("test:"))
                .ifPresent(this::begin);
    }

    private void begin(LibvirtConnection connection) {
        ticks = Multi.createFrom().ticks().startingAfter(PACE).every(PACE)
                .onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .subscribe().with(turn -> next(connection, turn));
    }

    void end(@Observes ShutdownEvent shutdown) {
        ticks.cancel();
    }

    /** Does nothing for a while: somebody is doing something. */
    void makeWay() {
        pausedUntil.set(System.nanoTime() + PAUSE_AFTER_CLICK.toNanos());
    }

    boolean makesWay() {
        return System.nanoTime() - pausedUntil.get() < 0;
    }

    private void next(LibvirtConnection connection, long turn) {
        if (makesWay()) {
            return;
        }
        try {
            if (turn == 0) {
                connection.call(DemoActivity::defineMoreDomains);
                return;
            }
            List<DomainStatus> domains = List.copyOf(connection.domains().all());
            DomainStatus domain = domains.get((int) (turn % domains.size()));
            connection.call(fitting(domain.state(), turn).to(domain.uuid()));
        } catch (LibvirtException | LibvirtUnavailableException e) {
            LOG.debugf("Demo activity: %s", e.getMessage());
        }
    }

    private static Void defineMoreDomains(Connect host) throws LibvirtException {
        for (String name : MORE_DOMAINS) {
            host.domainDefineXML(DOMAIN_XML.formatted(name)).free();
        }
        return null;
    }

    private static Operation fitting(DomainState state, long turn) {
        return switch (state) {
            case RUNNING -> turn % 3 == 0 ? Operation.STOP : Operation.SUSPEND;
            case PAUSED -> Operation.RESUME;
            default -> Operation.START;
        };
    }
}
