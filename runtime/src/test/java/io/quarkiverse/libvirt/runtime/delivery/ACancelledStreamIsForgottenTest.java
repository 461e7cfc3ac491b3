package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Flow.Subscription;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;

class ACancelledStreamIsForgottenTest {

    @Test
    void whenItIsCancelledLater() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            AssertSubscriber<DomainLifecycleEvent> other = scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            Cancellable subscription = scene.streams.events(DomainLifecycleEvent.class).subscribe().with(event -> {
            });
            assertThat(scene.streams.size()).isEqualTo(2);
            subscription.cancel();
            assertThat(scene.streams.size()).isEqualTo(1);
            scene.deliver(1, 1);
            scene.settle();
            assertThat(other.getItems()).hasSize(1);
        }
    }

    @Test
    void whenItHasEnoughEvents() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            AssertSubscriber<DomainLifecycleEvent> first = scene.streams.events(DomainLifecycleEvent.class)
                    .select().first(2).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            scene.deliver(1, 3);
            scene.settle();
            first.assertCompleted();
            assertThat(first.getItems()).hasSize(2);
            assertThat(scene.streams.size()).isZero();
        }
    }

    @Test
    void whenItIsCancelledBeforeItHasBegun() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            scene.streams.events(DomainLifecycleEvent.class).subscribe().withSubscriber(new CancelsAtOnce());
            assertThat(scene.streams.size()).isZero();
        }
    }

    @Test
    void whenItsSubscriberThrows() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            AssertSubscriber<DomainLifecycleEvent> other = scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            scene.streams.events(DomainLifecycleEvent.class).subscribe().with(event -> {
                throw new IllegalStateException("on purpose");
            }, failure -> {
            });
            scene.deliver(1, 2);
            scene.settle();
            assertThat(scene.streams.size()).isEqualTo(1);
            assertThat(other.getItems()).hasSize(2);
        }
    }

    private static final class CancelsAtOnce implements MultiSubscriber<DomainLifecycleEvent> {

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onItem(DomainLifecycleEvent event) {
            throw new AssertionError("Not asked for");
        }

        @Override
        public void onFailure(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onCompletion() {
            throw new AssertionError("Was cancelled");
        }
    }
}
