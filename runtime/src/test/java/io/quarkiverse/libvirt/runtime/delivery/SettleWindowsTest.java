package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.SettleConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class SettleWindowsTest {

    private static final Duration LONG = Duration.ofHours(1);
    /** But long enough for what comes next, on a machine that is busy. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Storm storm = new Storm();
    private final List<LibvirtEvent> published = new CopyOnWriteArrayList<>();
    private final List<Context> contexts = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatLastsIsPublishedWhenItsTimeIsOver() {
        SettleWindows windows = windows(SHORT);
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        assertThat(published).isEmpty();
        await().until(() -> published.size() == 1);
        assertThat(contexts).containsExactly(context);
        assertThat(windows.size()).isZero();
    }

    @Test
    void whatFollowsIsPublishedInItsPlace() {
        SettleWindows windows = windows(LONG);
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        deliver(windows, storm.lifecycle(1, DomainEventType.STARTED));
        assertThat(published).extracting(LibvirtEvent::sequence).containsExactly(2L);
        assertThat(windows.size()).isZero();
    }

    @Test
    void oneThatFollowsItselfHasATimeOfItsOwn() {
        SettleWindows windows = windows(SHORT);
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        await().until(() -> windows.size() == 0);
        await().until(() -> published.size() == 1);
        assertThat(published).extracting(LibvirtEvent::sequence).containsExactly(2L);
    }

    @Test
    void anotherDomainIsNoFollower() {
        SettleWindows windows = windows(LONG);
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        deliver(windows, storm.lifecycle(2, DomainEventType.STARTED));
        assertThat(published).extracting(LibvirtEvent::sequence).containsExactly(2L);
        assertThat(windows.size()).isEqualTo(1);
    }

    @Test
    void otherTypesAddressesAndKindsDontWait() {
        SettleWindows windows = windows(LONG);
        deliver(windows, storm.lifecycle(1, DomainEventType.CRASHED));
        deliver(windows, storm.watchdog(1));
        assertThat(published).hasSize(2);
        assertThat(windows.hold(context, EventAddresses.ALL, storm.lifecycle(1, DomainEventType.STOPPED), published::add))
                .isFalse();
    }

    @Test
    void nothingIsLeftAtTheEnd() {
        SettleWindows windows = windows(SHORT);
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        windows.end();
        assertThat(windows.size()).isZero();
        deliver(windows, storm.lifecycle(1, DomainEventType.STOPPED));
        assertThat(windows.size()).isZero();
    }

    @Test
    void anAddressWithoutLifecycleEventsIsRefused() {
        assertThatThrownBy(() -> SettleWindows.of(Map.of("libvirt.domain.reboot", config(LONG))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.libvirt.settle.\"libvirt.domain.reboot\" names an address")
                .hasMessageContaining("libvirt.domain.lifecycle");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> windows(Duration.ZERO)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.libvirt.settle.\"libvirt.domain.lifecycle\".window is PT0S");
    }

    private void deliver(SettleWindows windows, LibvirtEvent event) {
        if (!windows.hold(context, EventAddresses.DOMAIN_LIFECYCLE, event, this::publish)) {
            published.add(event);
        }
    }

    private void publish(LibvirtEvent event) {
        contexts.add(Vertx.currentContext());
        published.add(event);
    }

    private static SettleWindows windows(Duration window) {
        return SettleWindows.of(Map.of(EventAddresses.DOMAIN_LIFECYCLE, config(window)));
    }

    private static SettleConfig config(Duration window) {
        return new SettleConfig() {
            @Override
            public Duration window() {
                return window;
            }

            @Override
            public Set<DomainEventType> events() {
                return Set.of(DomainEventType.STOPPED);
            }
        };
    }
}
