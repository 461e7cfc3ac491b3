package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.test.QuarkusUnitTest;

@Timeout(60)
class SpansCanBeLeftOutTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Observer.class, Spans.class, Extensions.class))
            .setForcedDependencies(Extensions.of("quarkus-opentelemetry"))
            .overrideConfigKey("quarkus.otel.traces.exporter", "none")
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.tracing.enabled", "false");

    @Inject
    LibvirtConnection connection;

    @Inject
    Observer observer;

    @Inject
    Spans spans;

    @Inject
    Tracer tracer;

    @Test
    void andThoseOfTheApplicationRemain() throws LibvirtException {
        Span caller = tracer.spanBuilder("the caller").startSpan();
        try (Scope scope = caller.makeCurrent()) {
            connection.call(host -> {
                Domain domain = host.domainLookupByName("test");
                domain.suspend();
                domain.resume();
                return domain.free();
            });
        } finally {
            caller.end();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(observer.in).hasSize(2));
        assertThat(observer.in).containsOnly(SpanContext.getInvalid());
        assertThat(spans.begun).contains("the caller").noneMatch(name -> name.contains("libvirt"));
    }

    /** In which span each event was observed. */
    @Singleton
    static class Observer {

        final List<SpanContext> in = new CopyOnWriteArrayList<>();

        void observe(@Observes DomainLifecycleEvent event) {
            in.add(Span.current().getSpanContext());
        }
    }

    /** The names of all that have begun. */
    @Singleton
    static class Spans implements SpanProcessor {

        final List<String> begun = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            begun.add(span.getName());
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
        }

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
