package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionOpenEvent;
import io.quarkiverse.libvirt.event.ConnectionOpeningEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncEndEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.json.JsonObject;

/**
 * A line on the terminal for each event: connection, domain, event, detail, after the time that the log puts before every line.
 */
@ApplicationScoped
public class TerminalLog {

    private static final Logger LOG = Logger.getLogger("vm-watch");

    private static final Set<String> COMMON = Set.of("address", "conn", "generation", "sequence", "time", "synthetic", "dom");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST = 1_000;

    private final boolean enabled;
    /** By connection: what keeps it from being opened. Said once, not for each attempt. */
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    TerminalLog(@ConfigProperty(name = "vm-watch.terminal") boolean enabled) {
        this.enabled = enabled;
    }

    @ConsumeEvent(EventAddresses.ALL)
    void print(LibvirtEvent event) {
        if (enabled && isNews(event)) {
            LOG.info(line(event));
        }
    }

    boolean isNews(LibvirtEvent event) {
        if (event instanceof ConnectionLostEvent lost) {
            String problem = String.valueOf(lost.problem());
            return !problem.equals(problems.put(lost.connection(), problem));
        }
        if (event instanceof ConnectionOpenEvent) {
            problems.remove(event.connection());
        }
        if (event instanceof ConnectionResyncEndEvent end) {
            return !end.succeeded();
        }
        // Others say the same: how it was lost, or that it is open.
        return !(event instanceof ConnectionClosedEvent || event instanceof ConnectionOpeningEvent
                || event instanceof ConnectionResyncBeginEvent);
    }

    static String line(LibvirtEvent event) {
        String line = columns(event.connection(), who(event), what(event), how(event));
        return event.synthetic() ? line + " (found out)" : line;
    }

    private static String who(LibvirtEvent event) {
        return event instanceof DomainEvent e ? e.domain().name() : "";
    }

    private static String what(LibvirtEvent event) {
        if (event instanceof DomainLifecycleEvent e) {
            return e.event().name();
        }
        String name = event.address().substring("libvirt.".length());
        return event instanceof ConnectionEvent ? name.replace('.', ' ').toUpperCase(Locale.ROOT) : name;
    }

    private static String how(LibvirtEvent event) {
        if (event instanceof DomainLifecycleEvent e) {
            return e.detail().name();
        }
        if (event instanceof ConnectionLostEvent e) {
            return e.problem() + (e.retryMillis() < 0 ? "" : "; next attempt in %.1f s".formatted(e.retryMillis() / 1000.0));
        }
        if (event instanceof ConnectionResynchronisedEvent e) {
            return e.downMillis() < 0 ? "" : "after %.1f s".formatted(e.downMillis() / 1000.0);
        }
        return values(event.toJson());
    }

    /** What the event has besides what all have; numbers that have a name beside them are left out. */
    private static String values(JsonObject json) {
        return json.stream().filter(value -> !COMMON.contains(value.getKey()) && !value.getKey().endsWith("Code"))
                .filter(value -> value.getValue() != null)
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * A domain's name comes from the host: what a terminal would take as a command, or as the end of a line, must not reach it,
     * nor four million characters.
     */
    private static String columns(String connection, String who, String what, String how) {
        String line = String.format("%-16s %-16s %-12s %s", connection, shorter(who), what, shorter(how));
        return UNPRINTABLE.matcher(line).replaceAll("?");
    }

    private static String shorter(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
