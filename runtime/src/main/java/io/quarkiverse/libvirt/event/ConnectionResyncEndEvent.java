package io.quarkiverse.libvirt.event;

/**
 * The host's objects have been listed, and every difference to what was known has been told; or that has failed, and is
 * tried again.
 *
 * @param origin where it came from and when
 * @param differences how many synthetic events there were
 * @param problem why it has failed, in libvirt's words; null when it has not
 */
public record ConnectionResyncEndEvent(EventOrigin origin, int differences, String problem) implements ConnectionEvent {

    /** Whether everything that was to be listed could be listed. */
    public boolean succeeded() {
        return problem == null;
    }

    ConnectionResyncEndEvent(EventOrigin origin, EventReader in) {
        this(origin, in.integer("differences"), in.nullableString("problem"));
    }
}
