package io.quarkiverse.libvirt.event;

/**
 * A guest wrote beyond a threshold of a disk ({@code virDomainSetBlockThreshold}), which is off from now on: libvirt's
 * {@code VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD}, since libvirt 3.2.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param dev the name of the disk, such as {@code vda}, or of an image in its chain, such as {@code vda[1]}
 * @param path the path of the image, or null
 * @param threshold in bytes, unsigned
 * @param excess how many bytes it was exceeded by, unsigned
 */
public record DomainBlockThresholdEvent(EventOrigin origin, DomainRef domain, String dev, String path, long threshold,
        long excess) implements DomainEvent {

    DomainBlockThresholdEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.string("dev"), in.nullableString("path"), in.unsignedLong("threshold"),
                in.unsignedLong("excess"));
    }
}
