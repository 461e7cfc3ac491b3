package io.quarkiverse.libvirt.event;

/**
 * A guest set its real-time clock: libvirt's {@code VIR_DOMAIN_EVENT_ID_RTC_CHANGE}, since libvirt 0.8.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param utcoffset the clock's new offset to UTC in seconds
 */
public record DomainRtcChangeEvent(EventOrigin origin, DomainRef domain, long utcoffset) implements DomainEvent {

    DomainRtcChangeEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.signedLong("utcoffset"));
    }
}
