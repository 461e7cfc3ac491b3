package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

/** Spans of events and calls, and whose children they are. */
@Timeout(120)
class TracingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Receivers.class, Spans.class, Extensions.class))
            .setForcedDependencies(Extensions.of("quarkus-opentelemetry"))
            .overrideConfigKey("quarkus.otel.traces.exporter", "none")
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default");

    @Inject
    LibvirtConnection connection;

    @Inject
    Receivers receivers;

    @Inject
    Spans spans;

    @Inject
    Tracer tracer;

    @Test
    void anEventIsTheRootOfWhatItsReceiversDo() throws LibvirtException {
        receivers.clear();
        connection.call(host -> {
            Domain domain = host.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            return domain.free();
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(receivers.consumer).hasSize(2);
            assertThat(receivers.blocking).hasSize(2);
            assertThat(receivers.observer).hasSize(2);
            assertThat(receivers.asyncObserver).hasSize(2);
        });
        for (Map.Entry<Long, SpanContext> each : receivers.consumer.entrySet()) {
            long sequence = each.getKey();
            SpanData delivery = await().atMost(PATIENCE).until(() -> spans.delivery(sequence), found -> found != null);
            assertThat(delivery.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(delivery.getParentSpanContext().isValid()).isFalse();
            assertThat(delivery.getAttributes().get(AttributeKey.stringKey("libvirt.connection"))).isEqualTo("<default>");
            assertThat(delivery.getAttributes().get(AttributeKey.stringKey("libvirt.domain.name"))).isEqualTo("test");
            assertThat(spans.ancestors(each.getValue())).extracting(SpanData::getName)
                    .containsExactly("libvirt.domain.lifecycle publish", "libvirt.domain.lifecycle deliver");
            assertThat(receivers.blocking.get(sequence).getTraceId()).isEqualTo(delivery.getTraceId());
            assertThat(receivers.observer.get(sequence)).isEqualTo(delivery.getSpanContext());
            assertThat(receivers.asyncObserver.get(sequence)).isEqualTo(delivery.getSpanContext());
        }
    }

    @Test
    void aCallIsTheChildOfWhoeverCalls() throws LibvirtException {
        Span caller = tracer.spanBuilder("the caller").startSpan();
        SpanContext inCall;
        SpanContext inAsyncCall;
        try (Scope scope = caller.makeCurrent()) {
            inCall = connection.call(host -> Span.current().getSpanContext());
            inAsyncCall = connection.callAsync(host -> Span.current().getSpanContext()).await().atMost(PATIENCE);
        } finally {
            caller.end();
        }
        for (SpanContext each : List.of(inCall, inAsyncCall)) {
            SpanData call = await().atMost(PATIENCE).until(() -> spans.find(each.getSpanId()), found -> found != null);
            assertThat(call.getName()).isEqualTo("libvirt call");
            assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(call.getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
            assertThat(call.getAttributes().get(AttributeKey.stringKey("libvirt.connection"))).isEqualTo("<default>");
            assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        }
    }

    @Test
    void aCallThatFailsSaysWhy() {
        spans.ended.clear();
        assertThatThrownBy(() -> connection.call(host -> host.domainLookupByName("nobody")))
                .isInstanceOf(LibvirtException.class);
        SpanData call = await().atMost(PATIENCE).until(() -> spans.named("libvirt call"), found -> found != null);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getEvents()).singleElement()
                .satisfies(event -> assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
                        .contains("Domain not found"));
    }

    /** In which span each event was received, by its sequence number. */
    @Singleton
    static class Receivers {

        final Map<Long, SpanContext> consumer = new ConcurrentHashMap<>();
        final Map<Long, SpanContext> blocking = new ConcurrentHashMap<>();
        final Map<Long, SpanContext> observer = new ConcurrentHashMap<>();
        final Map<Long, SpanContext> asyncObserver = new ConcurrentHashMap<>();

        void clear() {
            List.of(consumer, blocking, observer, asyncObserver).forEach(Map::clear);
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void consume(DomainLifecycleEvent event) {
            consumer.put(event.sequence(), Span.current().getSpanContext());
        }

        @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
        void consumeBlocking(DomainLifecycleEvent event) {
            blocking.put(event.sequence(), Span.current().getSpanContext());
        }

        void observe(@Observes DomainLifecycleEvent event) {
            observer.put(event.sequence(), Span.current().getSpanContext());
        }

        void observeAsync(@ObservesAsync DomainLifecycleEvent event) {
            asyncObserver.put(event.sequence(), Span.current().getSpanContext());
        }
    }

    /** All that has ended. */
    @Singleton
    static class Spans implements SpanProcessor {

        final List<SpanData> ended = new CopyOnWriteArrayList<>();

        SpanData find(String spanId) {
            return ended.stream().filter(each -> each.getSpanId().equals(spanId)).findAny().orElse(null);
        }

        SpanData named(String name) {
            return ended.stream().filter(each -> each.getName().equals(name)).findAny().orElse(null);
        }

        SpanData delivery(long sequence) {
            return ended.stream().filter(each -> each.getName().equals("libvirt.domain.lifecycle deliver"))
                    .filter(each -> each.getAttributes().get(AttributeKey.longKey("libvirt.sequence")) == sequence).findAny()
                    .orElse(null);
        }

        /** The parent, its parent and so on. */
        List<SpanData> ancestors(SpanContext of) {
            List<SpanData> ancestors = new CopyOnWriteArrayList<>();
            SpanData child = await().atMost(PATIENCE).until(() -> find(of.getSpanId()), found -> found != null);
            while (child.getParentSpanContext().isValid()) {
                String parent = child.getParentSpanId();
                child = await().atMost(PATIENCE).until(() -> find(parent), found -> found != null);
                ancestors.add(child);
            }
            return ancestors;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
        }

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
