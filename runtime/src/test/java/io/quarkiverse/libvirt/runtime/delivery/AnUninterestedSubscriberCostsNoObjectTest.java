package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.NetworkLifecycleEvent;

class AnUninterestedSubscriberCostsNoObjectTest {

    private static final int OF_EACH = 200;
    private static final int EVENTS = 1000;
    private static final int PER_EVENT = 8;

    @Test
    void whateverItIsNotInterestedIn() throws Exception {
        try (StreamScene scene = new StreamScene()) {
            EventFilter other = EventFilter.none();
            for (int i = 0; i < OF_EACH; i++) {
                subscribe(scene, NetworkLifecycleEvent.class, other);
                subscribe(scene, LibvirtEvent.class, other.connection("other"));
                subscribe(scene, DomainEvent.class, other.domain(new UUID(i, i)).domain("other"));
                subscribe(scene, DomainLifecycleEvent.class, other.lifecycle(DomainEventType.CRASHED, DomainEventType.STOPPED));
                subscribe(scene, LibvirtEvent.class, other.types(DomainRebootEvent.class, NetworkLifecycleEvent.class));
            }
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            DomainLifecycleEvent event = StreamScene.domainEvent(1);
            deliver(scene, event);
            long before = threads.getCurrentThreadAllocatedBytes();
            deliver(scene, event);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(scene.streams.size()).isEqualTo(5 * OF_EACH);
            // The measurement itself takes some; an object is at least 16 bytes, and there are a million occasions for one.
            assertThat(allocated / EVENTS).as("%s bytes for %s events", allocated, EVENTS).isLessThan(PER_EVENT);
        }
    }

    private static void deliver(StreamScene scene, LibvirtEvent event) {
        for (int i = 0; i < EVENTS; i++) {
            scene.streams.deliver(scene.context, event);
        }
    }

    private static <E extends LibvirtEvent> void subscribe(StreamScene scene, Class<E> type, EventFilter filter) {
        scene.streams.events(type, filter).subscribe().with(event -> {
            throw new AssertionError("Nobody wanted " + event);
        });
    }
}
