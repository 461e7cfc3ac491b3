package io.quarkiverse.libvirt.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkiverse.libvirt.EventAddresses;

/**
 * An event that can't be decoded: one of its values isn't what libvirt promises. Published so that nothing is lost, to
 * {@code libvirt.unknown} instead of the address of its kind.
 *
 * @param origin where it came from and when
 * @param kind what kind of event it is: the address of an event that can be decoded
 * @param object what it is about, or null when that is what can't be decoded
 * @param problem what is wrong with it
 * @param known those of its values that can be decoded, by libvirt's parameter names, in libvirt's order
 */
public record UnknownLibvirtEvent(EventOrigin origin, String kind, LibvirtObject object, String problem,
        Map<String, String> known) implements LibvirtEvent {

    public UnknownLibvirtEvent {
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    @Override
    public String address() {
        return EventAddresses.UNKNOWN;
    }
}
