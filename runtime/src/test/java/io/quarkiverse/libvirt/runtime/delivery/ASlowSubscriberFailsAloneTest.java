package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.BufferOverflowException;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class ASlowSubscriberFailsAloneTest {

    private static final int TAKEN = 10;
    private static final int MORE = 100;

    @Test
    void afterTheEventsThatWereKeptForIt() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            AssertSubscriber<DomainLifecycleEvent> slow = scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(TAKEN));
            AssertSubscriber<DomainLifecycleEvent> slower = scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(0));
            AssertSubscriber<DomainLifecycleEvent> fast = scene.streams.events(DomainLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            scene.deliver(1, LibvirtEvents.BUFFER);
            scene.settle();
            // The slower one is as many events behind as it may be; the slow one is not.
            scene.deliver(LibvirtEvents.BUFFER + 1, LibvirtEvents.BUFFER + 1);
            scene.settle();
            slow.request(Long.MAX_VALUE);
            assertThat(slow.getItems()).hasSize(LibvirtEvents.BUFFER + 1);
            slow.assertNotTerminated();

            scene.deliver(LibvirtEvents.BUFFER + 2, LibvirtEvents.BUFFER + MORE);
            scene.settle();
            assertThat(slower.getItems()).isEmpty();
            slower.request(Long.MAX_VALUE);
            slower.assertFailedWith(BufferOverflowException.class);
            assertThat(slower.getItems()).hasSize(LibvirtEvents.BUFFER);
            assertThat(slower.getItems().get(0).sequence()).isEqualTo(1);
            assertThat(slower.getItems().get(LibvirtEvents.BUFFER - 1).sequence()).isEqualTo(LibvirtEvents.BUFFER);

            assertThat(fast.getItems()).hasSize(LibvirtEvents.BUFFER + MORE);
            assertThat(slow.getItems()).hasSize(LibvirtEvents.BUFFER + MORE);
            assertThat(scene.streams.size()).isEqualTo(2);
        }
    }
}
