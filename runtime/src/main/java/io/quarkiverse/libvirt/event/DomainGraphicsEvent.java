package io.quarkiverse.libvirt.event;

import java.util.List;

/**
 * A client of a guest's screen came or went: libvirt's {@code VIR_DOMAIN_EVENT_ID_GRAPHICS}, since libvirt 0.8.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param phase what the client does
 * @param phaseCode libvirt's number of it
 * @param local the address of the server
 * @param remote the address of the client
 * @param authScheme how the client proves who it is, may be empty
 * @param subject who the client proved to be, may be empty
 */
public record DomainGraphicsEvent(EventOrigin origin, DomainRef domain, Phase phase, int phaseCode, GraphicsAddress local,
        GraphicsAddress remote, String authScheme, List<GraphicsIdentity> subject) implements DomainEvent {

    /** What a client of a screen does: libvirt's {@code virDomainEventGraphicsPhase}. */
    public enum Phase {

        /** It has connected. */
        CONNECT,
        /** It is logged in. */
        INITIALIZE,
        /** It has gone. */
        DISCONNECT,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Phase[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Phase of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    public DomainGraphicsEvent {
        subject = List.copyOf(subject);
    }

    /** The event of libvirt's numbers. */
    public DomainGraphicsEvent(EventOrigin origin, DomainRef domain, int phaseCode, GraphicsAddress local,
            GraphicsAddress remote, String authScheme, List<GraphicsIdentity> subject) {
        this(origin, domain, Phase.of(phaseCode), phaseCode, local, remote, authScheme, subject);
    }

    DomainGraphicsEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.code("phase"), in.graphicsAddress("local"), in.graphicsAddress("remote"),
                in.string("authScheme"), in.graphicsIdentities("subject"));
    }
}
