package io.quarkiverse.libvirt.runtime.delivery;

/** Gets to know what a receiver that was too slow has missed. */
@FunctionalInterface
public interface GapReporter {

    /**
     * Called on any thread; must not block.
     *
     * @param receiver who was too slow
     */
    void report(String receiver, EventGap gap);
}
