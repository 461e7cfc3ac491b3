package io.quarkiverse.libvirt.runtime.inventory;

/** What the first listing of a host's objects tells. */
public enum FirstListing {
    /** Nothing: what is there is just known. */
    SILENT,
    /** What is there, as if it had just been defined and started. */
    TOLD,
    /**
     * The same, and also of what isn't active that it has stopped: somebody else has watched the host, and those who were told
     * by
     * them may think that it runs.
     */
    TOLD_WITH_STATES;

    FirstListing withoutStates() {
        return this == TOLD_WITH_STATES ? TOLD : this;
    }
}
