package io.quarkiverse.libvirt.event;

/**
 * Tunables of a domain changed: libvirt's {@code VIR_DOMAIN_EVENT_ID_TUNABLE}, since libvirt 1.2.9.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param params the new values, such as {@code cputune.cpu_shares} or {@code blkdeviotune.total_bytes_sec}
 */
public record DomainTunableEvent(EventOrigin origin, DomainRef domain, TypedParameters params) implements DomainEvent {

    DomainTunableEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.typedParameters("params"));
    }
}
