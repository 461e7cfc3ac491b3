package io.quarkiverse.libvirt.bindings;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one connection knows and must not tell: what its URI holds, and what the host was answered. A host may repeat it in a
 * message, and libvirt may, of this connection or of another one: as long as the connection is there, no message of libvirt's
 * that comes through these bindings has it.
 */
final class Secrets {

    /** Shorter ones are found in every other word, and hiding them would tell them. */
    static final int SHORTEST = 4;

    /** Of all connections that have any. */
    private static final Set<Secrets> KEPT = ConcurrentHashMap.newKeySet();

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    static Secrets of(String uri) {
        Secrets secrets = new Secrets();
        HostUri.shown(uri, secrets::add);
        return secrets;
    }

    void add(String secret) {
        if (secret.length() >= SHORTEST && known.add(secret)) {
            KEPT.add(this);
        }
    }

    /** The connection is gone. */
    void forget() {
        KEPT.remove(this);
    }

    /** A text without the secrets of any connection. */
    static String hide(String text) {
        if (text == null || KEPT.isEmpty()) {
            return text;
        }
        // One may begin with another one.
        List<String> longestFirst = KEPT.stream().flatMap(each -> each.known.stream()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        String hidden = text;
        for (String secret : longestFirst) {
            hidden = hidden.replace(secret, HostUri.HIDDEN);
        }
        return hidden;
    }
}
