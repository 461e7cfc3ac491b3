package io.quarkiverse.libvirt.runtime.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.libvirt.bindings.HostUri;
import io.quarkiverse.libvirt.runtime.Spelling;

/**
 * What in a connection's URI may be the reason why it can't be opened. Nothing is refused for it: a daemon may have what this
 * class doesn't know.
 */
final class UriMistakes {

    /** {@code virErrorNumber}. */
    private static final int INTERNAL_ERROR = 1;
    private static final int NO_CONNECT = 5;
    private static final int INVALID_ARG = 8;
    private static final int XML_ERROR = 27;
    private static final int XML_DETAIL = 35;
    private static final int SYSTEM_ERROR = 38;

    /** Of libvirt 12.4, those of hypervisors, on whichever system. */
    private static final List<String> DRIVERS = List.of("qemu", "xen", "lxc", "ch", "bhyve", "vz", "openvz", "vbox",
            "vmwareplayer", "vmwarews", "vmwarefusion", "esx", "gsx", "vpx", "hyperv", "test");
    /** Another name, and daemons that have no hypervisor. */
    private static final Set<String> OTHERS = Set.of("parallels", "network", "storage", "nodedev", "interface", "nwfilter",
            "secret");
    private static final List<String> TRANSPORTS = List.of("ssh", "tls", "unix", "tcp", "libssh2", "libssh", "ext");
    /** Where the path has a slash less than it needs. */
    private static final Pattern PATH_AS_HOST = Pattern.compile("([a-zA-Z]+)://(default|system|session)/?");

    private UriMistakes() {
    }

    /** A sentence of a driver that libvirt hasn't; empty when it has. */
    static Optional<String> unknownDriver(ConnectionSettings settings) {
        String driver = HostUri.driver(settings.uri());
        // libvirt compares exactly.
        if (driver.isEmpty() || DRIVERS.contains(driver) || OTHERS.contains(driver)) {
            return Optional.empty();
        }
        String plain = driver.toLowerCase(Locale.ROOT);
        Optional<String> meant = plain.equals("kvm") ? Optional.of("qemu") : Spelling.nearest(plain, DRIVERS.stream());
        return Optional.of(settings.property("uri") + " begins with '" + driver + "', which is none of libvirt's drivers ("
                + String.join(", ", DRIVERS) + ")" + meant.map(name -> ": did you mean '" + name + "'?").orElse(".")
                + " For one that it doesn't have, libvirt asks a daemon");
    }

    /** What to do, where libvirt's error is one of what is written in the URI. */
    static Optional<String> remedy(ConnectionSettings settings, int code, String message) {
        String uri = settings.property("uri");
        Matcher path = PATH_AS_HOST.matcher(settings.uri());
        if (path.matches()) {
            return Optional.of("Check " + uri + " (did you mean " + path.group(1) + ":///" + path.group(2) + "?): '"
                    + path.group(2) + "' stands where the host's name does");
        }
        String driver = HostUri.driver(settings.uri());
        String remedy = switch (code) {
            case INVALID_ARG -> unknownTransport(settings.uri(), uri);
            case NO_CONNECT -> driver.isEmpty()
                    ? "Let " + uri + " begin with a driver, as qemu:///system and test:///default do, or be an alias that"
                            + " libvirt.conf has"
                    : "Install the driver '" + driver + "' where the daemon is, or check " + uri
                            + ": neither libvirt's client library here nor the daemon that it has asked has it";
            case INTERNAL_ERROR -> !message.contains("unable to parse uri") ? null
                    : "Write " + uri + " as driver[+transport]://[user@][host][:port]/[path][?parameters], as"
                            + " qemu+ssh://root@host7/system is, with %20 for a blank";
            case XML_ERROR, XML_DETAIL -> driver.equals("test") ? path(uri) : null;
            // As libvirt 11.3 has it; for 9.0 what it can't read isn't XML.
            case SYSTEM_ERROR -> driver.equals("test")
                    && (message.startsWith("failed to open file") || message.startsWith("failed to read file")) ? path(uri)
                            : null;
            default -> null;
        };
        return Optional.ofNullable(remedy);
    }

    private static String path(String uri) {
        return "Check the path in " + uri
                + ": it is /default, or that of an XML file which describes a host and can be read where"
                + " the driver runs";
    }

    private static String unknownTransport(String written, String uri) {
        String transport = HostUri.transport(written);
        if (transport.isEmpty() || TRANSPORTS.contains(transport)) {
            return null;
        }
        return "Check the transport '" + transport + "'"
                + Spelling.nearest(transport, TRANSPORTS.stream()).map(name -> " (did you mean '" + name + "'?)").orElse("")
                + " in " + uri;
    }
}
