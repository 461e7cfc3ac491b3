package io.quarkiverse.libvirt.standin;

/** A device of the host. */
public record NodeDevice(CharSequence name) {

    /** What a subscription to this one object names it by. */
    String identity() {
        return name.toString();
    }

    void write(XdrWriter writer) {
        writer.string(name);
    }
}
