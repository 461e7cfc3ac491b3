package io.quarkiverse.libvirt.bindings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What libvirt's URIs hold: who and what can be shown, and what may be a secret. */
public final class HostUri {

    /** Stands where a secret was. */
    static final String HIDDEN = "***";

    /** The parameters that libvirt knows: none of them is a secret. Of any other one who wrote it may think that it is. */
    private static final Set<String> KNOWN = Set.of("name", "command", "socket", "netcat", "keyfile", "sshauth", "no_verify",
            "no_sanity", "no_tty", "pkipath", "tls_priority", "mode", "proxy", "known_hosts", "known_hosts_verify",
            "authfile", "auto_answer", "transport", "vcenter", "root");
    private static final Pattern WORD = Pattern.compile("[\\w.-]+");
    private static final Pattern AUTHORITY_END = Pattern.compile("[/?#]");
    /** As RFC 3986 has schemes, without a plus. */
    private static final Pattern DRIVER = Pattern.compile("([a-zA-Z][a-zA-Z\\d.-]*)(\\+[^:/?#]*)?:.*", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("\\d*");

    private HostUri() {
    }

    /**
     * The URI for people to read: with {@code ***} for the password of a user, and for the values of parameters that libvirt
     * doesn't know.
     */
    public static String withoutSecrets(String uri) {
        return shown(uri, secret -> {
        });
    }

    /** Driver, host and path: {@link #withoutSecrets} without the user's name, too, and without parameters. */
    public static String place(String uri) {
        String shown = withoutSecrets(uri);
        int query = shown.indexOf('?');
        String place = query < 0 ? shown : shown.substring(0, query);
        int authority = place.indexOf("//") + 2;
        int at = place.lastIndexOf('@');
        return authority < 2 || at < authority ? place : place.substring(0, authority) + place.substring(at + 1);
    }

    /** The value of a parameter, in any case; empty when the URI has none of this name. */
    public static Optional<String> parameter(String uri, String name) {
        int query = uri.indexOf('?');
        if (query >= 0) {
            for (String each : uri.substring(query + 1).split("[&;]")) {
                int equals = each.indexOf('=');
                if (decoded(equals < 0 ? each : each.substring(0, equals)).equalsIgnoreCase(name)) {
                    return Optional.of(equals < 0 ? "" : decoded(each.substring(equals + 1)));
                }
            }
        }
        return Optional.empty();
    }

    /** The driver's name, as it is written; empty when there is none, as in an alias. */
    public static String driver(String uri) {
        Matcher matcher = DRIVER.matcher(uri);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** What stands behind the driver's name: {@code tls}, {@code ssh}, {@code unix} …; empty when nothing does. */
    public static String transport(String uri) {
        int colon = uri.indexOf(':');
        int plus = uri.indexOf('+');
        return plus >= 0 && plus < colon ? uri.substring(plus + 1, colon).toLowerCase(Locale.ROOT) : "";
    }

    /** The host's name or address; empty for this machine. */
    public static String host(String uri) {
        int authority = uri.indexOf("//") + 2;
        if (authority < 2) {
            return "";
        }
        String place = AUTHORITY_END.split(uri.substring(authority), 2)[0];
        String host = place.substring(place.lastIndexOf('@') + 1);
        return host.startsWith("[") ? host.substring(1, Math.max(1, host.indexOf(']'))) : host.split(":", 2)[0];
    }

    /**
     * {@link #withoutSecrets}
     *
     * @param secrets gets each that was left out, as it is written and as it is meant
     */
    static String shown(String uri, Consumer<String> secrets) {
        int query = uri.indexOf('?');
        String place = query < 0 ? uri : uri.substring(0, query);
        int authority = place.indexOf("//") + 2;
        if (authority < 2) {
            return place + parameters(uri, query, secrets);
        }
        // A password may hold what it must not.
        int at = place.lastIndexOf('@');
        int colon = at < authority ? -1 : place.substring(0, at).indexOf(':', authority);
        if (colon >= 0) {
            hide(place.substring(colon + 1, at), secrets);
            return place.substring(0, colon + 1) + HIDDEN + place.substring(at) + parameters(uri, query, secrets);
        }
        int noPort = at < authority ? noPort(place, authority) : -1;
        if (noPort >= 0) {
            // Half of a password, perhaps, with the rest anywhere behind it.
            hide(uri.substring(noPort), secrets);
            return uri.substring(0, noPort) + HIDDEN;
        }
        return place + parameters(uri, query, secrets);
    }

    /** Where something begins that isn't the port that its place is for; -1 when all is well. */
    private static int noPort(String place, int authority) {
        int end = place.indexOf('/', authority);
        int address = place.indexOf(']', authority);
        int colon = place.indexOf(':', address >= 0 && (end < 0 || address < end) ? address : authority);
        if (colon < 0 || end >= 0 && colon > end) {
            return -1;
        }
        return PORT.matcher(place.substring(colon + 1, end < 0 ? place.length() : end)).matches() ? -1 : colon + 1;
    }

    private static String parameters(String uri, int query, Consumer<String> secrets) {
        if (query < 0) {
            return "";
        }
        StringBuilder shown = new StringBuilder();
        char separator = '?';
        int begin = query + 1;
        while (begin <= uri.length()) {
            int end = begin;
            while (end < uri.length() && "&;".indexOf(uri.charAt(end)) < 0) {
                end++;
            }
            shown.append(separator).append(parameter(uri.substring(begin, end), secrets));
            separator = end < uri.length() ? uri.charAt(end) : separator;
            begin = end + 1;
        }
        return shown.toString();
    }

    private static String parameter(String parameter, Consumer<String> secrets) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        if (KNOWN.contains(decoded(name).toLowerCase(Locale.ROOT))) {
            return mayNameAUser(value) ? name + '=' + hide(value, secrets) : parameter;
        }
        if (equals < 0 || !WORD.matcher(name).matches()) {
            return parameter.isEmpty() ? "" : hide(parameter, secrets);
        }
        return name + '=' + hide(value, secrets);
    }

    /** Such as a proxy's. */
    private static boolean mayNameAUser(String value) {
        String meant = decoded(value);
        int at = meant.lastIndexOf('@');
        int user = meant.indexOf("//");
        return at >= 0 && meant.substring(0, at).indexOf(':', user < 0 ? 0 : user) >= 0;
    }

    private static String hide(String secret, Consumer<String> secrets) {
        secrets.accept(secret);
        secrets.accept(decoded(secret));
        return HIDDEN;
    }

    private static String decoded(String text) {
        try {
            // A plus is a plus here.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
