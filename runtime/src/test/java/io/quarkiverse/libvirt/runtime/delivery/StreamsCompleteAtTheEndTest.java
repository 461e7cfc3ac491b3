package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class StreamsCompleteAtTheEndTest {

    @Test
    void afterWhatWasDeliveredBefore() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            AssertSubscriber<DomainLifecycleEvent> stream = scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            scene.deliver(1, 1000);
            scene.streams.complete(List.of(scene.context)).get(10, TimeUnit.SECONDS);
            stream.assertCompleted();
            assertThat(stream.getItems()).hasSize(1000);
            assertThat(scene.streams.size()).isZero();
        }
    }

    @Test
    void andSoDoesOneThatBeginsAfterTheEnd() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            scene.streams.complete(List.of(scene.context)).get(10, TimeUnit.SECONDS);
            scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(1)).assertCompleted();
            assertThat(scene.streams.size()).isZero();
        }
    }
}
