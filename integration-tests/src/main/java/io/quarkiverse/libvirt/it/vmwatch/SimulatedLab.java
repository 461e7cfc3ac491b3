package io.quarkiverse.libvirt.it.vmwatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.standin.HostInventory;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * A second host to look at, with {@code vm-watch.demo=true}: its daemon, a simulated one in this process, is killed every now
 * and then and comes back, and its domains go on meanwhile. An example, too, of a host that is not known before the start.
 */
@ApplicationScoped
public class SimulatedLab {

    static final String NAME = "lab (simulated)";

    /** So many turns there is somebody to talk to, and then, to the end of the round, there is not. */
    private static final long TURNS_UP = 7;
    private static final long TURNS = 10;

    private final LibvirtConnections connections;
    private final DemoActivity demo;
    private final boolean enabled;
    private final Duration pace;
    private Path folder;
    private StandInDaemon daemon;
    private Cancellable ticks = () -> {
    };

    SimulatedLab(LibvirtConnections connections, DemoActivity demo, @ConfigProperty(name = "vm-watch.demo") boolean enabled,
            @ConfigProperty(name = "vm-watch.simulation.pace") Duration pace) {
        this.connections = connections;
        this.demo = demo;
        this.enabled = enabled;
        this.pace = pace;
    }

    void begin(@Observes StartupEvent startup) throws IOException {
        if (!enabled) {
            return;
        }
        folder = Files.createTempDirectory("vm-watch");
        daemon = StandInDaemon.start(folder.resolve("lab"));
        for (String name : List.of("node-1", "node-2", "node-3")) {
            daemon.host().start(daemon.host().defineDomain(name));
        }
        connections.open(NAME, daemon.uri());
        ticks = Multi.createFrom().ticks().startingAfter(pace).every(pace)
                .onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .subscribe().with(this::next);
    }

    private synchronized void next(long turn) {
        if (turn % TURNS == TURNS_UP) {
            daemon.close();
        } else if (turn % TURNS == 0 && turn > 0) {
            daemon = daemon.startAgain();
        } else if (!demo.makesWay()) {
            change(daemon.host(), turn);
        }
    }

    private static void change(HostInventory host, long turn) {
        HostedDomain each = host.domains().get((int) (turn % host.domains().size()));
        switch (each.state()) {
            case HostedDomain.RUNNING -> host.suspend(each.domain());
            case HostedDomain.PAUSED -> host.destroy(each.domain());
            default -> host.start(each.domain());
        }
    }

    synchronized void end(@Observes ShutdownEvent shutdown) throws IOException {
        ticks.cancel();
        if (daemon != null) {
            connections.close(NAME);
            daemon.close();
            Files.deleteIfExists(folder);
        }
    }
}
