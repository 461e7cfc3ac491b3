package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class StreamsKeepTheOrderTest {

    @Test
    void eachSubscriberGetsTheEventsOfItsTypeInOrder() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            AssertSubscriber<LibvirtEvent> all = scene.streams.events(LibvirtEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            AssertSubscriber<DomainEvent> domains = scene.streams.events(DomainEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            AssertSubscriber<NetworkLifecycleEvent> networks = scene.streams.events(NetworkLifecycleEvent.class)
                    .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            scene.deliver(1, 500);
            scene.streams.deliver(scene.context, StreamScene.networkEvent(501));
            scene.deliver(502, 1000);
            scene.settle();
            assertThat(all.getItems()).extracting(LibvirtEvent::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
            assertThat(domains.getItems()).extracting(LibvirtEvent::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).filter(each -> each != 501).boxed().toList());
            assertThat(networks.getItems()).extracting(LibvirtEvent::sequence).containsExactly(501L);
        }
    }
}
