package io.quarkiverse.libvirt.standin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What each call is normally answered with. Thread-safe. */
final class Answers {

    /** {@code VIR_DRV_FEATURE_*}: string parameters, keepalive, events with callback ids, the close callback. */
    private static final Set<Integer> FEATURES = Set.of(9, 10, 14, 15);

    private static final long VERSION = 9_000_000;
    private static final byte[] NOTHING = {};

    private record EventKey(EventClass eventClass, int eventId) {
    }

    private final Map<EventKey, Refusal> refusedEvents = new ConcurrentHashMap<>();
    private final Set<Integer> features = ConcurrentHashMap.newKeySet();
    private final AtomicInteger callbackIds = new AtomicInteger();
    private final HostAnswers host;
    private final HostOperations operations;

    Answers(HostAnswers host, HostOperations operations) {
        this.host = host;
        this.operations = operations;
        features.addAll(FEATURES);
    }

    void refuse(EventClass eventClass, int eventId, Refusal refusal) {
        refusedEvents.put(new EventKey(eventClass, eventId), refusal);
    }

    void allow(EventClass eventClass, int eventId) {
        refusedEvents.remove(new EventKey(eventClass, eventId));
    }

    void feature(int feature, boolean supported) {
        if (supported) {
            features.add(feature);
        } else {
            features.remove(feature);
        }
    }

    /**
     * Makes the answer, as things are now.
     *
     * @return sends it, and does what it says
     */
    Runnable answer(StandInClient client, RpcMessage message) {
        RpcHeader call = message.header();
        return switch (call.procedure()) {
            case Procedures.AUTH_LIST -> reply(client, call, new XdrWriter().int32(1).int32(0).toByteArray());
            case Procedures.CONNECT_OPEN, Procedures.CONNECT_CLOSE -> reply(client, call, NOTHING);
            case Procedures.CONNECT_SUPPORTS_FEATURE ->
                reply(client, call, int32(features.contains(message.body().int32()) ? 1 : 0));
            case Procedures.CONNECT_GET_TYPE -> reply(client, call, string("Test"));
            case Procedures.CONNECT_GET_URI -> reply(client, call, string("test:///default"));
            case Procedures.CONNECT_GET_HOSTNAME -> reply(client, call, string("stand-in"));
            case Procedures.CONNECT_GET_CAPABILITIES -> reply(client, call, string("<capabilities/>"));
            case Procedures.CONNECT_GET_VERSION, Procedures.CONNECT_GET_LIB_VERSION ->
                reply(client, call, new XdrWriter().int64(VERSION).toByteArray());
            case Procedures.CONNECT_IS_SECURE -> reply(client, call, int32(1));
            case Procedures.CONNECT_REGISTER_CLOSE_CALLBACK -> () -> {
                client.closeCallback(true);
                client.reply(call, NOTHING);
            };
            case Procedures.CONNECT_UNREGISTER_CLOSE_CALLBACK -> () -> {
                client.closeCallback(false);
                client.reply(call, NOTHING);
            };
            default -> answerOfObjects(client, message);
        };
    }

    private Runnable answerOfObjects(StandInClient client, RpcMessage message) {
        RpcHeader call = message.header();
        try {
            return host.to(call.procedure(), message.body()).map(result -> reply(client, call, result))
                    .or(() -> operations.to(client, message))
                    .orElseGet(() -> answerSubscription(client, message));
        } catch (HostAnswers.Refused e) {
            return () -> client.refuse(call, e.refusal);
        }
    }

    private Runnable answerSubscription(StandInClient client, RpcMessage message) {
        RpcHeader call = message.header();
        Optional<EventClass> registered = EventClass.registeredBy(call.procedure());
        Optional<EventClass> deregistered = EventClass.deregisteredBy(call.procedure());
        if (registered.isPresent()) {
            return register(client, registered.get(), call, message.body());
        }
        if (deregistered.isPresent()) {
            return deregister(client, deregistered.get(), call, message.body().int32());
        }
        return () -> client.refuse(call,
                new Refusal(Refusal.NO_SUPPORT, "The stand-in has no procedure " + call.procedure()));
    }

    private Runnable register(StandInClient client, EventClass eventClass, RpcHeader call, XdrReader arguments) {
        int eventId = arguments.int32();
        Optional<String> object = arguments.present() ? Optional.of(eventClass.readObject(arguments)) : Optional.empty();
        Refusal refusal = refusedEvents.get(new EventKey(eventClass, eventId));
        if (refusal != null) {
            return () -> client.refuse(call, refusal);
        }
        int callbackId = callbackIds.incrementAndGet();
        return () -> {
            // In this order: an event must not overtake the reply that tells the client its id.
            client.reply(call, int32(callbackId));
            client.subscribe(new Subscription(eventClass, eventId, callbackId, object));
        };
    }

    private static Runnable deregister(StandInClient client, EventClass eventClass, RpcHeader call, int callbackId) {
        return () -> {
            if (client.unsubscribe(eventClass, callbackId)) {
                client.reply(call, NOTHING);
            } else {
                client.refuse(call, new Refusal(Refusal.INVALID_ARG, "no callback " + callbackId));
            }
        };
    }

    private static Runnable reply(StandInClient client, RpcHeader call, byte[] result) {
        return () -> client.reply(call, result);
    }

    private static byte[] int32(int value) {
        return new XdrWriter().int32(value).toByteArray();
    }

    private static byte[] string(String value) {
        return new XdrWriter().string(value).toByteArray();
    }
}
