package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;

class AStreamBeginsWithItsSubscriptionTest {

    @Test
    void whatIsCausedByTheNewsOfTheSubscriptionIsReceived() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            List<Long> received = new CopyOnWriteArrayList<>();
            scene.streams.events(DomainLifecycleEvent.class).onSubscription().invoke(() -> scene.deliver(1, 1))
                    .subscribe().with(event -> received.add(event.sequence()));
            scene.deliver(2, 2);
            scene.settle();
            assertThat(received).containsExactly(1L, 2L);
        }
    }
}
