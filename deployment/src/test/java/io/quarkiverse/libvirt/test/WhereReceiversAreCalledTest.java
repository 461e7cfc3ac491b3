package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class WhereReceiversAreCalledTest {

    private static final int ROUNDS = 50;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, Observers.class, Place.class));

    @Inject
    TestHost host;

    @Inject
    Observers observers;

    @Inject
    LibvirtEvents events;

    @Test
    void observersAndStreamsOnOneEventLoopAndAsyncObserversOnWorkersAllInOrder() throws Exception {
        List<Place> streamed = new CopyOnWriteArrayList<>();
        events.events(DomainLifecycleEvent.class).subscribe().with(event -> streamed.add(Place.of(event)));
        for (int round = 0; round < ROUNDS; round++) {
            host.suspendAndResume();
        }
        await().untilAsserted(() -> assertThat(observers.sync).hasSize(2 * ROUNDS));
        await().untilAsserted(() -> assertThat(observers.async).hasSize(2 * ROUNDS));
        await().untilAsserted(() -> assertThat(streamed).hasSize(2 * ROUNDS));

        // The opening of the connection has taken the first.
        long first = observers.sync.get(0).sequence();
        List<Long> numbers = LongStream.range(first, first + 2 * ROUNDS).boxed().toList();
        assertThat(observers.sync).extracting(Place::sequence).containsExactlyElementsOf(numbers);
        assertThat(streamed).extracting(Place::sequence).containsExactlyElementsOf(numbers);
        assertThat(observers.async).extracting(Place::sequence).containsExactlyElementsOf(numbers);

        assertThat(observers.sync).allSatisfy(place -> {
            assertThat(place.onEventLoop()).isTrue();
            assertThat(place.safe()).isTrue();
            assertThat(place.requestScope()).isTrue();
        });
        assertThat(streamed).allSatisfy(place -> {
            assertThat(place.onEventLoop()).isTrue();
            assertThat(place.safe()).isTrue();
        });
        assertThat(observers.sync).extracting(Place::thread).containsOnly(streamed.get(0).thread());
        assertThat(streamed).extracting(Place::thread).containsOnly(streamed.get(0).thread());
        // Each event in a context of its own.
        assertThat(observers.sync).extracting(Place::context).doesNotHaveDuplicates();
        assertThat(streamed).extracting(Place::context).doesNotHaveDuplicates();

        assertThat(observers.async).allSatisfy(place -> {
            assertThat(place.onEventLoop()).isFalse();
            assertThat(place.requestScope()).isTrue();
            assertThat(place.safe()).isTrue();
        });
    }

    /** Where something was received. */
    record Place(long sequence, Thread thread, boolean onEventLoop, Context context, boolean safe, boolean requestScope) {

        static Place of(DomainLifecycleEvent event) {
            Context context = Vertx.currentContext();
            boolean safe = context != null && VertxContext.isDuplicatedContext(context)
                    && VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(context);
            return new Place(event.sequence(), Thread.currentThread(), Context.isOnEventLoopThread(), context, safe,
                    Arc.container().requestContext().isActive());
        }
    }

    @Singleton
    static class Observers {

        final List<Place> sync = new CopyOnWriteArrayList<>();
        final List<Place> async = new CopyOnWriteArrayList<>();

        void observe(@Observes DomainLifecycleEvent event) {
            sync.add(Place.of(event));
        }

        void observeAsync(@ObservesAsync DomainLifecycleEvent event) {
            async.add(Place.of(event));
        }
    }
}
