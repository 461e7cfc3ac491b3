package io.quarkiverse.libvirt.standin;

/**
 * One end of a connection to a guest's display.
 *
 * @param family {@code virDomainEventGraphicsAddressType}, or any other number
 */
public record GraphicsAddress(int family, CharSequence node, CharSequence service) {

    void write(XdrWriter writer) {
        writer.int32(family).string(node).string(service);
    }
}
