package io.quarkiverse.libvirt.runtime.selection;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.runtime.Spelling;

/** Whether a name means an event, and what else may have been meant. */
public final class EventNames {

    /** What the addresses of all events begin with. */
    public static final String PREFIX = "libvirt.";

    private static final String DOMAIN = "libvirt.domain.";
    /** As {@code EventAddresses.domain} writes it: in lower case. */
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private EventNames() {
    }

    /** Whether an event can be published to this address. */
    public static boolean isAddress(String address) {
        return EventKind.ofAddress(address).isPresent() || address.equals(EventAddresses.ALL)
                || address.equals(EventAddresses.UNKNOWN) || isDomain(address);
    }

    /** Whether it is the address of one domain's events. */
    public static boolean isDomain(String address) {
        return address.startsWith(DOMAIN) && UUID.matcher(address.substring(DOMAIN.length())).matches();
    }

    /** What may have been meant by an address that is none, as a sentence before another one; empty when nothing is like it. */
    public static String didYouMean(String address) {
        String lowerCase = address.toLowerCase(Locale.ROOT);
        if (address.contains("*") || isAddress(lowerCase)) {
            // The event bus knows neither patterns nor upper case.
            return sentence(address.contains("*") ? EventAddresses.ALL : lowerCase);
        }
        return nearest(lowerCase.startsWith(PREFIX) ? lowerCase.substring(PREFIX.length()) : lowerCase,
                EventKind.all().stream().map(EventKind::name)).map(name -> sentence(PREFIX + name)).orElse("");
    }

    /**
     * What may have been meant by a name that {@code quarkus.libvirt.events} doesn't take, as a sentence before another one.
     */
    static String didYouMeanName(String name, Stream<String> valid) {
        return nearest(name.toLowerCase(Locale.ROOT), valid).map(EventNames::sentence).orElse("");
    }

    private static String sentence(String meant) {
        return "Did you mean " + meant + "? ";
    }

    /** An event's class may have been left out. */
    private static Optional<String> nearest(String written, Stream<String> valid) {
        return Spelling.nearest(written, valid, EventNames::difference);
    }

    private static int difference(String name, String written) {
        String plain = name.endsWith(".*") ? name.substring(0, name.length() - 2) : name;
        return Math.min(Spelling.distance(plain, written),
                Spelling.distance(plain.substring(plain.indexOf('.') + 1), written));
    }
}
