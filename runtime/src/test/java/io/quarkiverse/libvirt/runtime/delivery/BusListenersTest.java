package io.quarkiverse.libvirt.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.impl.EventBusImpl;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** Of the Vert.x that is used here: an update of it that hides its listeners fails these tests. */
class BusListenersTest {

    private static final String ADDRESS = "libvirt.domain.lifecycle";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));
    private final EventBus eventBus = vertx.eventBus();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void areThereFromTheirRegistrationToItsEnd() throws Exception {
        BusListeners listeners = BusListeners.of(eventBus);
        assertThat(listeners.areKnown()).isTrue();
        assertThat(listeners.mayHear(ADDRESS)).isFalse();
        MessageConsumer<Object> one = eventBus.consumer(ADDRESS, message -> {
        });
        MessageConsumer<Object> another = eventBus.consumer(ADDRESS, message -> {
        });
        assertThat(listeners.mayHear(ADDRESS)).isTrue();
        assertThat(listeners.mayHear("libvirt.domain.reboot")).isFalse();
        await(one.unregister());
        assertThat(listeners.mayHear(ADDRESS)).isTrue();
        await(another.unregister());
        assertThat(listeners.mayHear(ADDRESS)).isFalse();
    }

    @Test
    void areCalledOnTheEventLoopsOfTheirContexts() throws Exception {
        ContextInternal one = listenOn("libvirt.domain.lifecycle");
        ContextInternal another = listenOn("libvirt.events");
        listenOn("acme.orders");
        assertThat(one.nettyEventLoop()).isNotSameAs(another.nettyEventLoop());
        assertThat(BusListeners.of(eventBus).eventLoops("libvirt.")).containsExactlyInAnyOrder(one.nettyEventLoop(),
                another.nettyEventLoop());
    }

    @Test
    void ofAWorkerAreCalledOnNoEventLoop() throws Exception {
        await(vertx.deployVerticle(new AbstractVerticle() {
            @Override
            public void start() {
                getVertx().eventBus().consumer(ADDRESS, message -> {
                });
            }
        }, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
        BusListeners listeners = BusListeners.of(eventBus);
        assertThat(listeners.mayHear(ADDRESS)).isTrue();
        assertThat(listeners.eventLoops("libvirt.")).isEmpty();
    }

    @Test
    void ofABusThatGoesBeyondThisProcessMayBeAnywhere() {
        assertMayBeAnywhere(BusListeners.of(new OtherBus((VertxInternal) vertx)));
    }

    @Test
    void mayBeAnywhereWhenTheirTableHasGone() {
        assertMayBeAnywhere(BusListeners.in(EventBusImpl.class, "gone", eventBus));
    }

    @Test
    void mayBeAnywhereWhenTheirTableIsSomethingElse() {
        assertMayBeAnywhere(BusListeners.in(OtherBus.class, "nothing", new OtherBus((VertxInternal) vertx)));
        assertMayBeAnywhere(BusListeners.in(OtherBus.class, "empty", new OtherBus((VertxInternal) vertx)));
        assertMayBeAnywhere(BusListeners.in(OtherBus.class, "noTable", new OtherBus((VertxInternal) vertx)));
    }

    @Test
    void areKnownWithoutTheirLoopsWhenTheTableHasThemInAnotherForm() {
        OtherBus bus = new OtherBus((VertxInternal) vertx);
        bus.empty = new HashMap<>() {
            private boolean asked;

            @Override
            public boolean containsKey(Object address) {
                // Not before somebody listens.
                boolean before = asked;
                asked = true;
                return before;
            }
        };
        bus.empty.put(ADDRESS, List.of("another form"));
        BusListeners listeners = BusListeners.in(OtherBus.class, "empty", bus);
        assertThat(listeners.areKnown()).isTrue();
        assertThat(listeners.eventLoops("libvirt.")).isEmpty();
        assertThat(listeners.mayHear(ADDRESS)).isTrue();
    }

    private static void assertMayBeAnywhere(BusListeners listeners) {
        assertThat(listeners.areKnown()).isFalse();
        assertThat(listeners.mayHear(ADDRESS)).isTrue();
        assertThat(listeners.eventLoops("libvirt.")).isEmpty();
    }

    private ContextInternal listenOn(String address) throws Exception {
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        Future<Void> listening = Future.future(done -> context.runOnContext(ignored -> {
            eventBus.consumer(address, message -> {
            });
            done.complete();
        }));
        await(listening);
        return context;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** As that of a cluster is, of another class. */
    private static final class OtherBus extends EventBusImpl {

        Map<String, Object> empty = new HashMap<>();
        final Map<String, Object> nothing = null;
        final String noTable = "";

        OtherBus(VertxInternal vertx) {
            super(vertx);
            started = true;
        }
    }
}
