package io.quarkiverse.libvirt.runtime.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.invoke.Invoker;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.ConsumedAddress;
import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.quarkiverse.libvirt.runtime.tracing.Traces;
import io.quarkiverse.libvirt.runtime.tracing.Tracing;
import io.quarkus.vertx.LocalEventBusCodec;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.impl.VertxInternal;

/** The mailboxes of the application's blocking consumers. */
public final class Mailboxes {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private static final String CODEC = "quarkus-libvirt-mailbox";
    private static final String HEADER = "quarkus-libvirt-mailbox";
    private static final long PATIENCE_SECONDS = 10;

    /** Static: the build weaves {@link #call} around the consumers. By the address that the consumer is registered at. */
    private static volatile Map<String, Mailbox> open = Map.of();
    private static volatile GapReporter reporter;
    private static volatile Receiver observers;

    private Mailboxes() {
    }

    /** A receiver that may block, from outside. */
    public interface Receiver {

        /** The class and method, if it is one. */
        String name();

        /** How many events wait for it, or are under way. */
        int waiting();

        /** The time from an event's arrival in this process until the receiver is called with it. */
        Timer latency();
    }

    /** Those that are open, and the {@code @ObservesAsync} observers if there are any. */
    public static List<Receiver> receivers() {
        List<Receiver> receivers = new ArrayList<>(open.values());
        Receiver others = observers;
        if (others != null) {
            receivers.add(others);
        }
        return receivers;
    }

    /** There are such observers. */
    static void observers(Receiver async) {
        observers = async;
    }

    /** How long ago an event has arrived. The clock that says when may have been set since. */
    static long age(LibvirtEvent event) {
        return Math.max(0, event.time().until(Instant.now(), ChronoUnit.NANOS));
    }

    /** Who makes an event of what a receiver has missed. */
    public static void reportGapsTo(GapReporter gaps) {
        reporter = gaps;
    }

    /** What a receiver has missed becomes an event. */
    static void report(String receiver, EventGap gap) {
        GapReporter gaps = reporter;
        if (gaps != null) {
            gaps.report(receiver, gap);
        }
    }

    /** Opens them. Blocks until events arrive. */
    public static void open(Vertx vertx, List<MailboxAddress> addresses, QueueLimits limits) {
        EventBus eventBus = vertx.eventBus();
        // In dev mode Vert.x outlives the application, and the codec an application that has failed.
        eventBus.unregisterCodec(CODEC);
        eventBus.registerCodec(new LocalEventBusCodec<>(CODEC));
        Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
        for (MailboxAddress each : addresses) {
            mailboxes.put(each.mailbox(), new Mailbox(each, ConsumedAddress.resolve(each.address()), eventBus, limits,
                    Mailboxes::report, CODEC, HEADER));
        }
        open = mailboxes;
        // A context for each, as Quarkus does for its consumers: one that is busy holds up no other.
        await(mailboxes.values().stream().map(each -> each.open(((VertxInternal) vertx).createEventLoopContext())).toList());
    }

    /** Forgets all that waits. What consumers are at goes on. */
    public static void close(Vertx vertx) {
        Map<String, Mailbox> last = open;
        open = Map.of();
        reporter = null;
        observers = null;
        await(last.values().stream().map(Mailbox::close).toList());
        vertx.eventBus().unregisterCodec(CODEC);
    }

    private static void await(List<CompletableFuture<Void>> all) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The event bus refuses a consumer", e.getCause());
        } catch (TimeoutException e) {
            LOG.warnf("The event bus did not answer within %d seconds: something blocks an event loop", PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Goes around a consumer's method. Its exception goes on to Quarkus, which logs it.
     *
     * @param arguments the message, or its headers and its body
     */
    public static Object call(Object bean, Object[] arguments, Invoker<Object, Object> invoker) throws Exception {
        MultiMap headers;
        Object body;
        if (arguments[0] instanceof Message<?> message) {
            headers = message.headers();
            body = message.body();
        } else {
            headers = (MultiMap) arguments[0];
            body = arguments[1];
        }
        String address = headers.get(HEADER);
        Mailbox mailbox = address == null ? null : open.get(address);
        return mailbox == null ? invoker.invoke(bean, arguments)
                : call(mailbox, (LibvirtEvent) body, bean, arguments, invoker);
    }

    private static Object call(Mailbox mailbox, LibvirtEvent event, Object bean, Object[] arguments,
            Invoker<Object, Object> invoker) throws Exception {
        mailbox.begun(event);
        Object result;
        try (Tracing.Scope span = Traces.receive(event)) {
            result = invoker.invoke(bean, arguments);
        } catch (Throwable e) {
            mailbox.done(event);
            throw e;
        }
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> mailbox.done(event));
        } else {
            mailbox.done(event);
        }
        return result;
    }
}
