package org.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;

@ApplicationScoped
public class Meter {

    private record Run(String host, UUID vm) {
    }

    private final Map<Run, Instant> running = new ConcurrentHashMap<>();
    private final Map<UUID, Duration> billed = new ConcurrentHashMap<>();
    private final Map<String, Instant> lostSince = new ConcurrentHashMap<>();

    /** What is to be paid for by now; a run that goes on is billed when it ends. */
    public Duration billed(UUID vm) {
        return billed.getOrDefault(vm, Duration.ZERO);
    }

    public boolean runs(UUID vm) {
        return running.keySet().stream().anyMatch(run -> run.vm().equals(vm));
    }

    void observe(@Observes DomainLifecycleEvent event) {
        Run run = new Run(event.connection(), event.domain().uuid());
        switch (event.event()) {
            case STARTED, RESUMED -> running.putIfAbsent(run, event.time());
            case STOPPED, SUSPENDED, PMSUSPENDED, CRASHED -> end(run, endOf(event));
            default -> {
            }
        }
    }

    void lost(@Observes ConnectionLostEvent event) {
        lostSince.putIfAbsent(event.connection(), event.time());
    }

    void back(@Observes ConnectionResynchronisedEvent event) {
        lostSince.remove(event.connection());
    }

    /** What ended while its host was away is billed until the host was lost: nobody knows better. */
    private Instant endOf(DomainLifecycleEvent event) {
        return event.synthetic() ? lostSince.getOrDefault(event.connection(), event.time()) : event.time();
    }

    private void end(Run run, Instant end) {
        Instant start = running.remove(run);
        if (start != null && end.isAfter(start)) {
            billed.merge(run.vm(), Duration.between(start, end), Duration::plus);
        }
    }
}
