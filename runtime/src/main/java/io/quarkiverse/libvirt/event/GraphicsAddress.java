package io.quarkiverse.libvirt.event;

/**
 * One end of the connection to a guest's screen: libvirt's {@code virDomainEventGraphicsAddress}.
 *
 * @param family the kind of address
 * @param familyCode libvirt's number of it
 * @param node the IP address, or the path of the socket; may be null
 * @param service the port; may be null
 */
public record GraphicsAddress(Family family, int familyCode, String node, String service) {

    /** A kind of address: libvirt's {@code virDomainEventGraphicsAddressType}. */
    public enum Family {

        IPV4,
        IPV6,
        UNIX,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Family[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Family of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The address of libvirt's number. */
    public GraphicsAddress(int familyCode, String node, String service) {
        this(Family.of(familyCode), familyCode, node, service);
    }
}
