package io.quarkiverse.libvirt.runtime.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.quarkiverse.libvirt.runtime.tracing.Traces;
import io.quarkiverse.libvirt.runtime.tracing.Tracing;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/**
 * Stands at the address that a blocking consumer names, and hands on to the one that Quarkus has registered it at, no faster
 * than it takes. Quarkus alone would put all that arrives before its workers, without a limit and in no order.
 */
final class Mailbox implements Mailboxes.Receiver {

    /** How long the answer to somebody's request may take; the one who asks has a time limit of their own. */
    private static final long ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private final MailboxAddress addresses;
    private final String publicAddress;
    private final EventBus eventBus;
    private final EventLanes lanes;
    private final DeliveryOptions eventOptions;
    private final DeliveryOptions otherOptions;
    private final Timer latency = new Timer();
    private volatile MessageConsumer<Object> consumer;

    /**
     * @param publicAddress the one that the consumer names, resolved
     * @param codec the name of one that passes on by reference
     * @param header marks an event whose end {@link #done} is told
     */
    Mailbox(MailboxAddress addresses, String publicAddress, EventBus eventBus, QueueLimits limits, GapReporter gaps,
            String codec, String header) {
        this.addresses = addresses;
        this.publicAddress = publicAddress;
        this.eventBus = eventBus;
        lanes = new EventLanes(addresses.ordered() ? new QueueLimits(limits.capacity(), 1) : limits, this::send,
                gap -> gaps.report(addresses.where(), gap));
        eventOptions = new DeliveryOptions().setCodecName(codec).setLocalOnly(true)
                .addHeader(header, addresses.mailbox());
        otherOptions = new DeliveryOptions().setCodecName(codec).setLocalOnly(true).setSendTimeout(ANSWER_MILLIS);
    }

    /** @return done when events arrive */
    CompletableFuture<Void> open(Context context) {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            MessageConsumer<Object> registered = addresses.local() ? eventBus.localConsumer(publicAddress)
                    : eventBus.consumer(publicAddress);
            registered.handler(this::receive);
            registered.completionHandler(result -> complete(opened, result));
            consumer = registered;
        });
        return opened;
    }

    private static void complete(CompletableFuture<Void> future, AsyncResult<Void> result) {
        if (result.succeeded()) {
            future.complete(null);
        } else {
            future.completeExceptionally(result.cause());
        }
    }

    /** What waits is forgotten. */
    CompletableFuture<Void> close() {
        lanes.end();
        MessageConsumer<Object> last = consumer;
        if (last == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        last.unregister(result -> complete(closed, result));
        return closed;
    }

    @Override
    public String name() {
        return addresses.where();
    }

    @Override
    public int waiting() {
        return lanes.size();
    }

    @Override
    public Timer latency() {
        return latency;
    }

    /** The consumer is called with an event. */
    void begun(LibvirtEvent event) {
        latency.add(Mailboxes.age(event), System.nanoTime());
    }

    /** The consumer is done with an event, whether it failed or not. */
    void done(LibvirtEvent event) {
        lanes.done(event);
    }

    private void receive(Message<Object> message) {
        if (message.replyAddress() != null) {
            ask(message);
        } else if (message.body() instanceof LibvirtEvent event) {
            lanes.offer(event);
        } else {
            // Somebody else's: the consumer says what is wrong with it.
            eventBus.send(addresses.mailbox(), message.body(), otherOptions);
        }
    }

    private void send(LibvirtEvent event) {
        try (Tracing.Scope span = Traces.resume(event)) {
            eventBus.send(addresses.mailbox(), event, eventOptions);
        }
    }

    /** The application's own request: nothing waits for it here but the one who asks. */
    private void ask(Message<Object> message) {
        eventBus.request(addresses.mailbox(), message.body(), otherOptions, answer -> {
            if (answer.succeeded()) {
                message.reply(answer.result().body());
            } else if (answer.cause() instanceof ReplyException failure
                    && failure.failureType() != ReplyFailure.TIMEOUT) {
                message.fail(failure.failureCode(), failure.getMessage());
            }
        });
    }
}
