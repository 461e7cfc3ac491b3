package io.quarkiverse.libvirt.benchmarks;

import java.util.List;

/** One thing that is measured, of all clients in turn. */
interface Scenario {

    String ONE = "one";
    String IDLE = "idle";
    String SATURATION = "saturation";
    String WAKE_UPS = "wake-ups";
    String SCALE = "scale";
    String HTTP = "http";
    String MICRO = "micro";

    /** In this order. */
    List<String> NAMES = List.of(ONE, IDLE, SATURATION, WAKE_UPS, SCALE, HTTP, MICRO);

    /** Measures, and adds to the figures. A client that fails is left out, and named there. */
    void run();
}
