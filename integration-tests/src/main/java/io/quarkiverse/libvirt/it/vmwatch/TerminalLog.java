package io.quarkiverse.libvirt.it.vmwatch;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.vertx.ConsumeEvent;

/** A line on the terminal for each event: domain, event, detail, after the time that the log puts before every line. */
@ApplicationScoped
public class TerminalLog {

    private static final Logger LOG = Logger.getLogger("vm-watch");

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
        return columns(event.connection(), event.address(), event.toJson().encode());
    }

    private static String columns(String who, String what, String how) {
        return String.format("%-20s %-12s %s", printable(who), what, how);
    }

    /** A domain's name comes from the host; what a terminal would take as a command must not reach it. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
