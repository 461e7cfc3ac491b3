package io.quarkiverse.libvirt.standin;

/** Who has connected to a guest's display, in one of the ways that are known. */
public record GraphicsIdentity(CharSequence type, CharSequence name) {

    void write(XdrWriter writer) {
        writer.string(type).string(name);
    }
}
