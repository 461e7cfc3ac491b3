package io.quarkiverse.libvirt.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.quarkiverse.libvirt.bindings.HostUri;

/** Finds what in a connection's URI gives up the protection that there could be on the way to the host. */
public final class TransportCheck {

    private static final Set<String> HERE = Set.of("", "localhost", "127.0.0.1", "::1");

    private TransportCheck() {
    }

    /** A warning for each, with what to do. */
    public static List<String> warnings(ConnectionSettings settings) {
        String uri = settings.uri();
        List<String> warnings = new ArrayList<>();
        // As libvirt reads it: a number.
        if (HostUri.parameter(uri, "no_verify").filter(value -> !value.equals("0")).isPresent()) {
            warnings.add(
                    settings.described() + " doesn't check who the host is: anybody on the way there can pretend to be it, and"
                            + " read and change everything. Take no_verify out of " + settings.property("uri")
                            + ", and give the host a certificate or a key that is known here");
        }
        if (HostUri.parameter(uri, "known_hosts_verify").filter("ignore"::equalsIgnoreCase).isPresent()) {
            warnings.add(
                    settings.described() + " takes any key for the host's: anybody on the way there can pretend to be it. Take"
                            + " known_hosts_verify=ignore out of " + settings.property("uri")
                            + ", and put the host's key into the file of known hosts");
        }
        if (HostUri.transport(uri).equals("tcp") && !HERE.contains(HostUri.host(uri))) {
            warnings.add(settings.described() + " isn't encrypted, unless SASL does it: use tls or ssh instead of tcp in "
                    + settings.property("uri"));
        }
        return warnings;
    }
}
