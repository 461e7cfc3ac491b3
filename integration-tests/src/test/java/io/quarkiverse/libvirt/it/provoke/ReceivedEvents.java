package io.quarkiverse.libvirt.it.provoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.vertx.core.eventbus.EventBus;

/** What the application under test has received from the event bus, in the order of arrival. */
@Singleton
public class ReceivedEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    private final List<LibvirtEvent> all = new CopyOnWriteArrayList<>();
    private final Set<Class<? extends LibvirtEvent>> expected = ConcurrentHashMap.newKeySet();

    @Inject
    EventBus eventBus;

    @ConsumeEvent(EventAddresses.ALL)
    void onAny(LibvirtEvent event) {
        all.add(event);
    }

    /** What is published to this address from now on; the list grows. */
    List<LibvirtEvent> follow(String address) {
        List<LibvirtEvent> published = new CopyOnWriteArrayList<>();
        eventBus.<LibvirtEvent> consumer(address, message -> published.add(message.body()));
        return published;
    }

    /**
     * Does something, waits until all of these have arrived, in this order, and returns all that has arrived since, each as
     * {@link Payload#of} it.
     */
    List<LibvirtEvent> expect(Runnable provocation, LibvirtEvent... payloads) {
        Arrays.stream(payloads).map(LibvirtEvent::getClass).forEach(expected::add);
        int before = all.size();
        provocation.run();
        await().atMost(PATIENCE).pollInterval(POLL)
                .untilAsserted(() -> assertThat(since(before)).containsSubsequence(payloads));
        return since(before);
    }

    /** Does something, waits until an event of this kind has arrived, and returns its {@link Payload}. */
    <E extends LibvirtEvent> E expectOne(Class<E> type, Runnable provocation) {
        expected.add(type);
        int before = all.size();
        provocation.run();
        return await(type.getSimpleName()).atMost(PATIENCE).pollInterval(POLL).until(() -> since(before).stream()
                .filter(type::isInstance).map(type::cast).findFirst().orElse(null), Objects::nonNull);
    }

    /** As they were published. */
    List<LibvirtEvent> all() {
        return List.copyOf(all);
    }

    /** The kinds that a test has waited for. */
    Set<Class<? extends LibvirtEvent>> expected() {
        return Set.copyOf(expected);
    }

    private List<LibvirtEvent> since(int before) {
        List<LibvirtEvent> now = all();
        return now.subList(before, now.size()).stream().map(Payload::of).toList();
    }
}
