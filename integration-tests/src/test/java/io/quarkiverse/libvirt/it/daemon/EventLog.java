package io.quarkiverse.libvirt.it.daemon;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.vertx.ConsumeEvent;

/** What the application under test has received from the event bus of its default connection. */
@Singleton
public class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<DomainLifecycleEvent> lifecycle = new CopyOnWriteArrayList<>();
    private final List<LibvirtEvent> all = new CopyOnWriteArrayList<>();
    private final List<ConnectionClosedEvent> closed = new CopyOnWriteArrayList<>();

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        if (event.connection().equals(LibvirtConnection.DEFAULT_NAME)) {
            lifecycle.add(event);
        }
    }

    @ConsumeEvent(EventAddresses.ALL)
    void onAny(LibvirtEvent event) {
        if (event.connection().equals(LibvirtConnection.DEFAULT_NAME)) {
            all.add(event);
        }
    }

    @ConsumeEvent(EventAddresses.CONNECTION_CLOSED)
    void onClosed(ConnectionClosedEvent event) {
        if (event.connection().equals(LibvirtConnection.DEFAULT_NAME)) {
            closed.add(event);
        }
    }

    /** The lifecycle events of a domain so far, each as {@code EVENT/DETAIL}. */
    List<String> lifecycleOf(UUID domain) {
        List<String> names = new ArrayList<>();
        for (DomainLifecycleEvent event : lifecycle) {
            if (event.domain().uuid().equals(domain)) {
                names.add(event.event() + "/" + event.detail());
            }
        }
        return names;
    }

    /** Waits until a domain has had this event, and returns all that it had. */
    List<String> awaitLifecycle(UUID domain, String last) {
        await().atMost(PATIENCE).until(() -> lifecycleOf(domain).contains(last));
        return lifecycleOf(domain);
    }

    void forgetClosed() {
        closed.clear();
    }

    ConnectionClosedEvent awaitClosed() {
        await().atMost(PATIENCE).until(() -> !closed.isEmpty());
        return closed.get(0);
    }

    int countOfClosed() {
        return closed.size();
    }

    /** Everything so far; sequence numbers have no gaps in it. */
    List<LibvirtEvent> all() {
        return all;
    }
}
