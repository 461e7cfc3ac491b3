package io.quarkiverse.libvirt.runtime.statistics;

/** Counts what full queues leave out. From any thread. */
public final class LossCounts {

    private long gaps;
    private long dropped;
    private long superseded;

    /** A gap, in which there were so many. */
    public synchronized void add(long dropped, long superseded) {
        gaps++;
        this.dropped += dropped;
        this.superseded += superseded;
    }

    public synchronized Losses read() {
        return new Losses(gaps, dropped, superseded);
    }
}
