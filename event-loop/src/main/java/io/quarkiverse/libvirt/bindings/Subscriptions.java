package io.quarkiverse.libvirt.bindings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkiverse.libvirt.eventloop.Boxes;

/**
 * Whom an event is for. libvirt carries an opaque number with each subscription, never an object's address: a late event of
 * a subscription that is gone finds nobody and is dropped.
 */
final class Subscriptions {

    private static final Map<Long, Subscription> BY_KEY = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();

    private Subscriptions() {
    }

    /** A handler under a key, and whether libvirt has let go of the key. */
    static final class Subscription {

        final long key = KEYS.incrementAndGet();
        final EventHandler handler;
        final CountDownLatch freed = new CountDownLatch(1);

        private Subscription(EventHandler handler) {
            this.handler = handler;
        }
    }

    static Subscription add(EventHandler handler) {
        Subscription subscription = new Subscription(handler);
        BY_KEY.put(subscription.key, subscription);
        return subscription;
    }

    /** The handler of this key, or null when it is gone. */
    static EventHandler handler(long key) {
        Subscription subscription = BY_KEY.get(Boxes.of(key));
        return subscription == null ? null : subscription.handler;
    }

    /** libvirt's free callback came, or none will come. */
    static void free(long key) {
        Subscription subscription = BY_KEY.remove(key);
        if (subscription != null) {
            subscription.freed.countDown();
        }
    }
}
