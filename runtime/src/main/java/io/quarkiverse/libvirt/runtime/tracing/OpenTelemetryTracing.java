package io.quarkiverse.libvirt.runtime.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.vertx.core.impl.ContextInternal;

/**
 * Spans by OpenTelemetry. Quarkus itself makes those of the event bus, for what is published and for each consumer; they become
 * children of the span of an event's delivery.
 */
final class OpenTelemetryTracing implements Tracing {

    private static final AttributeKey<String> CONNECTION = AttributeKey.stringKey("libvirt.connection");
    private static final AttributeKey<Long> GENERATION = AttributeKey.longKey("libvirt.generation");
    private static final AttributeKey<Long> SEQUENCE = AttributeKey.longKey("libvirt.sequence");
    private static final AttributeKey<Boolean> SYNTHETIC = AttributeKey.booleanKey("libvirt.synthetic");
    private static final AttributeKey<String> DOMAIN_NAME = AttributeKey.stringKey("libvirt.domain.name");
    private static final AttributeKey<String> DOMAIN_UUID = AttributeKey.stringKey("libvirt.domain.uuid");

    private final Tracer tracer;
    private final ContextsOfEvents contexts = new ContextsOfEvents();

    OpenTelemetryTracing(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer("io.quarkiverse.libvirt");
    }

    @Override
    public Scope deliver(LibvirtEvent event) {
        // It comes from the host, whatever happens to run on the event loop.
        SpanBuilder builder = tracer.spanBuilder(event.address() + " deliver").setNoParent().setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(event.time()).setAttribute(CONNECTION, event.connection());
        Span span = builder.startSpan();
        Context context = Context.root().with(span);
        if (span.isRecording()) {
            span.setAttribute(GENERATION, event.generation()).setAttribute(SEQUENCE, event.sequence())
                    .setAttribute(SYNTHETIC, event.synthetic());
            if (event.object() instanceof DomainRef domain) {
                span.setAttribute(DOMAIN_NAME, domain.name()).setAttribute(DOMAIN_UUID, domain.uuid().toString());
            }
        }
        // Also if it isn't sampled: then what follows isn't, either.
        contexts.put(event, context);
        return span::end;
    }

    @Override
    public Scope resume(LibvirtEvent event) {
        Context context = contexts.get(event);
        return context == null ? Scope.NONE : makeCurrent(context);
    }

    /** The span that Quarkus gives a consumer may be over before a worker thread calls it. */
    @Override
    public Scope receive(LibvirtEvent event) {
        return Span.current().getSpanContext().isValid() ? Scope.NONE : resume(event);
    }

    /** Quarkus keeps the context of a trace in a duplicate of Vert.x' one, and forgets it where there is none. */
    private static Scope makeCurrent(Context context) {
        ContextInternal root = ContextInternal.current();
        if (root == null || root.isDuplicate()) {
            return context.makeCurrent()::close;
        }
        ContextInternal duplicate = root.duplicate();
        ContextInternal before = duplicate.beginDispatch();
        io.opentelemetry.context.Scope scope = context.makeCurrent();
        return () -> {
            scope.close();
            duplicate.endDispatch(before);
        };
    }

    @Override
    public CallSpan call(String connection) {
        Span span = tracer.spanBuilder("libvirt call").setSpanKind(SpanKind.CLIENT).setAttribute(CONNECTION, connection)
                .startSpan();
        Context context = Context.current().with(span);
        return new CallSpan() {

            @Override
            public Scope resume() {
                return makeCurrent(context);
            }

            @Override
            public void end(Throwable failure) {
                if (failure != null) {
                    span.recordException(failure).setStatus(StatusCode.ERROR);
                }
                span.end();
            }
        };
    }
}
