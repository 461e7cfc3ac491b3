package io.quarkiverse.libvirt.runtime.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.bindings.EventArguments;
import io.quarkiverse.libvirt.bindings.EventSource;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.bindings.LibvirtLibrary;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;

/** Asks libvirt for the events that an application has selected. */
final class EventSubscriber {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private EventSubscriber() {
    }

    /**
     * Subscribes to what the client library and the host's driver know; the rest is skipped. Blocks.
     *
     * @return what was refused, with libvirt's reason
     * @throws LibvirtException when the connection has died meanwhile
     */
    static Map<EventKind<?>, String> subscribe(HostConnection host, ConnectionSettings settings,
            BiConsumer<EventKind<?>, EventArguments> handler) throws LibvirtException {
        Map<EventKind<?>, String> refused = new LinkedHashMap<>();
        for (EventKind<?> kind : settings.events().kinds()) {
            if (kind.eventClass() == EventClass.CONNECTION) {
                continue;
            }
            try {
                host.subscribe(source(kind.eventClass()), kind.id(), kind.parameters(),
                        arguments -> handler.accept(kind, arguments));
            } catch (LibvirtException e) {
                if (!host.isAlive()) {
                    throw e;
                }
                refused.put(kind, e.getMessage());
            }
        }
        return refused;
    }

    /** Says what was refused, in one line: at the first opening, and when it isn't the same as before. */
    static void logRefused(Map<EventKind<?>, String> refused, ConnectionSettings settings) {
        if (!refused.isEmpty()) {
            boolean wanted = refused.keySet().stream().anyMatch(settings.events()::names);
            LOG.logf(wanted ? Logger.Level.WARN : Logger.Level.INFO,
                    "libvirt at %s, with the client library %s on this machine, does not report %s", settings.where(),
                    LibvirtLibrary.version(), describe(refused));
        }
    }

    /** Events by what libvirt says of them, since it says the same of several. */
    private static String describe(Map<EventKind<?>, String> refused) {
        Map<String, String> byReason = new LinkedHashMap<>();
        refused.forEach((kind, reason) -> byReason.merge(reason, kind.name() + since(kind), (a, b) -> a + ", " + b));
        return byReason.entrySet().stream().map(each -> each.getValue() + " (" + each.getKey() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String since(EventKind<?> kind) {
        return " [since " + kind.since() + "]";
    }

    private static EventSource source(EventClass eventClass) {
        return switch (eventClass) {
            case DOMAIN -> EventSource.DOMAIN;
            case NETWORK -> EventSource.NETWORK;
            case STORAGE_POOL -> EventSource.STORAGE_POOL;
            case NODE_DEVICE -> EventSource.NODE_DEVICE;
            case SECRET -> EventSource.SECRET;
            case CONNECTION -> throw new IllegalArgumentException("Not subscribed to");
        };
    }
}
