package io.quarkiverse.libvirt.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.StartupPolicy;
import io.quarkiverse.libvirt.bindings.HostUri;
import io.quarkiverse.libvirt.runtime.connection.ConnectionSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Which connections an application has, by its configuration and by what it injects. */
final class DeclaredConnections {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);
    private static final String TEST_HOST = "test:///default";

    /** A connection and where it goes. */
    record Declared(String name, String uri, ConnectionConfig config) {

        @Override
        public String toString() {
            return "Declared[" + name + ", " + HostUri.withoutSecrets(uri) + "]";
        }
    }

    private DeclaredConnections() {
    }

    /**
     * All that are to be there from the start.
     *
     * @param injected the names of those that the application injects
     * @throws ConfigurationException when one of them has no URI, or there is none
     */
    static List<Declared> of(LibvirtConfig config, Set<String> injected, LaunchMode launchMode) {
        Map<String, ConnectionConfig> configs = config.connections();
        Set<String> names = new TreeSet<>(injected);
        configs.forEach((name, each) -> {
            if (uri(each).isPresent()) {
                names.add(name);
            } else if (!name.equals(LibvirtConnection.DEFAULT_NAME) && !injected.contains(name)) {
                LOG.infof("The libvirt connection '%s' has no %s: only LibvirtConnections.open opens it", name,
                        ConnectionSettings.property(name, "uri"));
            }
        });
        if (names.isEmpty()) {
            names.add(LibvirtConnection.DEFAULT_NAME);
        }
        List<Declared> declared = new ArrayList<>();
        for (String name : names) {
            ConnectionConfig each = configs.get(name);
            Optional<String> uri = uri(each);
            if (uri.isPresent()) {
                declared.add(new Declared(name, uri.get(), each));
            } else if (name.equals(LibvirtConnection.DEFAULT_NAME) && launchMode.isDevOrTest()) {
                declared.add(new Declared(name, TEST_HOST, each));
            } else if (each.active()) {
                throw new ConfigurationException(missing(name));
            }
        }
        return declared;
    }

    /**
     * What only code can open, by the name of the connection: those that are configured without a URI, and where none is
     * declared, any other that has the configuration of the unnamed one.
     */
    static Map<String, ConnectionConfig> openedByCode(LibvirtConfig config, List<Declared> declared) {
        Map<String, ConnectionConfig> configs = config.connections();
        Map<String, ConnectionConfig> byName = new TreeMap<>();
        configs.forEach((name, each) -> {
            if (uri(each).isEmpty() && !name.equals(LibvirtConnection.DEFAULT_NAME)) {
                byName.put(name, each);
            }
        });
        if (declared.isEmpty()) {
            byName.put(LibvirtConnection.DEFAULT_NAME, configs.get(LibvirtConnection.DEFAULT_NAME));
        }
        return byName;
    }

    /**
     * Those that are open while they belong to this replica, by their names.
     *
     * @throws ConfigurationException when the application injects one of them
     */
    static Map<String, Declared> assignable(List<Declared> declared, Set<String> injected) {
        Map<String, Declared> assignable = new TreeMap<>();
        for (Declared each : declared) {
            if (each.config().active() && each.config().startup() == StartupPolicy.ASSIGNED) {
                if (injected.contains(each.name())) {
                    throw new ConfigurationException(ConnectionSettings.property(each.name(), "startup")
                            + " is assigned, so this connection comes and goes, but the application injects it. Ask"
                            + " LibvirtConnections.find for it instead");
                }
                assignable.put(each.name(), each);
            }
        }
        return assignable;
    }

    private static String missing(String name) {
        return (name.equals(LibvirtConnection.DEFAULT_NAME) ? "No libvirt host is configured"
                : "No libvirt host is configured for the connection '" + name + "', which the application injects")
                + ": set " + ConnectionSettings.property(name, "uri")
                + " to the URI of the host to watch, for example qemu:///system (" + TEST_HOST
                + " is libvirt's built-in test driver)"
                + (name.equals(LibvirtConnection.DEFAULT_NAME) ? ". Where only LibvirtConnections.open opens hosts, set "
                        + ConnectionSettings.property(name, "active") + "=false" : "");
    }

    static Optional<String> uri(ConnectionConfig config) {
        return config.uri().map(String::strip).filter(uri -> !uri.isEmpty());
    }
}
