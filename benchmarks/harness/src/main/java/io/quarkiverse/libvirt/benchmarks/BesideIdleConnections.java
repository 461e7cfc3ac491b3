package io.quarkiverse.libvirt.benchmarks;

import java.util.List;

/** What idle connections cost, beside a busy one: a loop that looks at each of them at every event gets slower. */
final class BesideIdleConnections implements Scenario {

    private final Sizes sizes;
    private final List<ClientKind> clients;
    private final Figures figures;
    private final SteadyLoad load;

    BesideIdleConnections(Places places, Sizes sizes, List<ClientKind> clients, Figures figures) {
        this.sizes = sizes;
        this.clients = clients;
        this.figures = figures;
        load = new SteadyLoad(places, sizes, figures);
    }

    @Override
    public void run() {
        // Without any it has been measured, unless this scenario was asked for alone.
        List<ClientKind> left = clients.stream().filter(kind -> !figures.has(IDLE, kind, 0)).toList();
        if (!left.isEmpty()) {
            load.run(left, 0, sizes.fewRounds(), sizes.seconds());
        }
        for (int idle : sizes.idle()) {
            load.run(clients, idle, sizes.fewRounds(), sizes.fewSeconds());
        }
        load.run(clients.stream().filter(kind -> kind == ClientKind.C || kind.ours()).toList(), sizes.mostIdle(),
                sizes.fewRounds(), sizes.fewSeconds());
    }
}
