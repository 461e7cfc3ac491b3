package io.quarkiverse.libvirt.runtime;

import java.util.Comparator;
import java.util.regex.Pattern;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventKind;

/** Whether a name means an event, and what else may have been meant. */
public final class EventNames {

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
    static boolean isDomain(String address) {
        return address.startsWith(DOMAIN) && UUID.matcher(address.substring(DOMAIN.length())).matches();
    }

    /** The address of an event that is least different. */
    public static String nearestAddress(String address) {
        return nearestKind(address.substring(Math.min(address.length(), "libvirt.".length()))).address();
    }

    /** The name of an event that is least different. */
    static String nearest(String name) {
        return nearestKind(name).name();
    }

    private static EventKind<?> nearestKind(String name) {
        return EventKind.all().stream().min(Comparator.comparingInt(kind -> distance(kind.name(), name))).orElseThrow();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
