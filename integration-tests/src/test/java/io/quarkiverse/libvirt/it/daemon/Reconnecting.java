package io.quarkiverse.libvirt.it.daemon;

import java.util.Map;

/** Configuration of connections that are opened again at once. */
final class Reconnecting {

    private Reconnecting() {
    }

    /** @param prefix the beginning of the connection's properties */
    static void quickly(String prefix, Map<String, String> configuration) {
        configuration.put(prefix + "reconnect.initial-delay", "0.02S");
        configuration.put(prefix + "reconnect.max-delay", "0.2S");
        configuration.put(prefix + "reconnect.jitter", "0");
    }
}
