package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.json.JsonObject;

/** A line on the terminal for each event: domain, event, detail, after the time that the log puts before every line. */
@ApplicationScoped
public class TerminalLog {

    private static final Logger LOG = Logger.getLogger("vm-watch");

    private static final Set<String> COMMON = Set.of("address", "conn", "sequence", "time", "dom");

    private final boolean enabled;

    TerminalLog(@ConfigProperty(name = "vm-watch.terminal") boolean enabled) {
        this.enabled = enabled;
    }

    @ConsumeEvent(EventAddresses.ALL)
    void print(LibvirtEvent event) {
        if (enabled) {
            LOG.info(line(event));
        }
    }

    static String line(LibvirtEvent event) {
        if (event instanceof DomainLifecycleEvent e) {
            return columns(e.domain().name(), e.event().name(), e.detail().name());
        }
        if (event instanceof ConnectionClosedEvent e) {
            return columns(e.connection(), "CONNECTION CLOSED", e.reason().name());
        }
        return columns(who(event), event.address().substring("libvirt.".length()), values(event.toJson()));
    }

    private static String who(LibvirtEvent event) {
        return event instanceof DomainEvent e ? e.domain().name() : event.connection();
    }

    /** What the event has besides what all have; numbers that have a name beside them are left out. */
    private static String values(JsonObject json) {
        return json.stream().filter(value -> !COMMON.contains(value.getKey()) && !value.getKey().endsWith("Code"))
                .map(value -> value.getKey() + "=" + printable(String.valueOf(value.getValue())))
                .collect(Collectors.joining(" "));
    }

    private static String columns(String who, String what, String how) {
        return String.format("%-20s %-12s %s", printable(who), what, how);
    }

    /** A domain's name comes from the host; what a terminal would take as a command must not reach it. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
