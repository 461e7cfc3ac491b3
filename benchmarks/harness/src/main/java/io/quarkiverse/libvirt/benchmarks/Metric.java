package io.quarkiverse.libvirt.benchmarks;

/** What is measured, in which unit. */
public enum Metric {
    /** User and system time of the whole process. */
    CPU("CPU per event", "µs", 1),
    P50("p50", "µs", 0),
    P90("p90", "µs", 0),
    P99("p99", "µs", 0),
    P999("p99.9", "µs", 0),
    /** Voluntary and involuntary ones of all threads. */
    SWITCHES("context switches per event", "", 2),
    /** On the heap, by all threads. */
    ALLOCATED("allocated per event", "bytes", 0),
    RSS("resident memory", "MiB", 0),
    THREADS("threads", "", 0),
    /** Those that the extension has started. */
    OWN_THREADS("threads of its own", "", 0),
    /** Part of the events that the emitter could not ask for within a millisecond of their time. */
    LATE("asked for late", "%", 2),
    /** From the start of the process until all its connections are open and subscribed. */
    READY("start until all are open", "s", 2),
    /** From the first to the last arrival. */
    THROUGHPUT("throughput", "events/s", 0),
    /** Events that were sent and didn't arrive, or not in their order. */
    MISSING("missing or out of order", "events", 0),
    SWITCHES_PER_SECOND("context switches", "per s", 1),
    CPU_WHILE_IDLE("CPU", "ms per s", 3),
    /** What its objects take on the heap after a collection. */
    HEAP("heap", "MiB", 2),
    /** What an event-loop thread does of the work of all: the busiest one. */
    BUSIEST_LOOP("the busiest event loop's part", "%", 0),
    EVENT_LOOPS("event loops at work", "", 0),
    HTTP_P99_QUIET("p99 of HTTP without events", "µs", 0),
    HTTP_P99_BESIDE("p99 of HTTP while another process gets the events", "µs", 0),
    HTTP_P99_EVENTS("p99 of HTTP with events", "µs", 0),
    HTTP_P50_QUIET("p50 of HTTP without events", "µs", 0),
    HTTP_P50_BESIDE("p50 of HTTP while another process gets the events", "µs", 0),
    HTTP_P50_EVENTS("p50 of HTTP with events", "µs", 0),
    /** Of one operation of a microbenchmark. */
    STEP_TIME("time", "ns", 0),
    /** By all threads, on the heap, for one operation of a microbenchmark. */
    STEP_ALLOCATED("allocated", "bytes", 0);

    private final String label;
    private final String unit;
    private final int decimals;

    Metric(String label, String unit, int decimals) {
        this.label = label;
        this.unit = unit;
        this.decimals = decimals;
    }

    public String label() {
        return label;
    }

    /** Empty for a number of things. */
    public String unit() {
        return unit;
    }

    /** How many digits behind the point mean something. */
    public int decimals() {
        return decimals;
    }
}
