package io.quarkiverse.libvirt.deployment.devservices;

import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.libvirt.LibvirtConnection;

/** Which connections have a URI, as far as it is known when the application is built. */
record ConfiguredUris(boolean unnamed, boolean named) {

    private static final String UNNAMED = "quarkus.libvirt.uri";
    private static final Pattern NAMED = Pattern.compile("quarkus\\.libvirt\\..+\\.uri|QUARKUS_LIBVIRT_.+_URI");

    static ConfiguredUris in(Config config) {
        boolean named = false;
        for (String property : config.getPropertyNames()) {
            named |= NAMED.matcher(property).matches() && present(config, property);
        }
        return new ConfiguredUris(present(config, UNNAMED), named);
    }

    /**
     * Whether the unnamed connection needs a host: it has no URI, and is used.
     *
     * @param injected the names of the connections that the application injects
     */
    boolean leaveRoom(Set<String> injected) {
        return !unnamed && (!named || injected.contains(LibvirtConnection.DEFAULT_NAME));
    }

    private static boolean present(Config config, String property) {
        return config.getOptionalValue(property, String.class).filter(uri -> !uri.isBlank()).isPresent();
    }
}
