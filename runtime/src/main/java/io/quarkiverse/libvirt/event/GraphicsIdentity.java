package io.quarkiverse.libvirt.event;

import java.util.Objects;

/**
 * Who a client of a guest's screen is: libvirt's {@code virDomainEventGraphicsSubjectIdentity}.
 *
 * @param type the kind of identity, such as {@code x509dname} or {@code saslUsername}
 * @param name the client's name
 */
public record GraphicsIdentity(String type, String name) {

    public GraphicsIdentity {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
    }
}
