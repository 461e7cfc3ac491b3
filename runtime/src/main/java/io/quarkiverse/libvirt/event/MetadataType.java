package io.quarkiverse.libvirt.event;

/** Which part of the metadata: libvirt's {@code virDomainMetadataType} and {@code virNetworkMetadataType}. */
public enum MetadataType {

    DESCRIPTION,
    TITLE,
    /** An XML element of its own namespace. */
    ELEMENT,
    /** None that this code knows; the number that libvirt sent says which. */
    UNKNOWN;

    private static final MetadataType[] BY_CODE = values();

    /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
    public static MetadataType of(int code) {
        return Numbered.at(BY_CODE, code);
    }
}
