package io.quarkiverse.libvirt.bindings;

/** Receives the events of one subscription, inside libvirt's callback: on the loop's thread, but for the close. */
@FunctionalInterface
public interface EventHandler {

    /**
     * An event arrived. What is thrown is logged; libvirt never sees it.
     *
     * @param arguments valid during this call only
     */
    void event(EventArguments arguments);
}
