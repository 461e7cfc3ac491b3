package io.quarkiverse.libvirt.bindings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whom an event is for. libvirt carries an opaque number with each subscription, never an object's address: a late event of
 * a subscription that is gone finds nobody and is dropped.
 */
final class Subscriptions {

    private static final Map<Long, Subscription> BY_KEY = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();

    private Subscriptions() {
    }

    /** A listener under a key, and whether libvirt has let go of the key. */
    static final class Subscription {

        final long key = KEYS.incrementAndGet();
        final EventListener listener;
        final CountDownLatch freed = new CountDownLatch(1);

        private Subscription(EventListener listener) {
            this.listener = listener;
        }
    }

    static Subscription add(EventListener listener) {
        Subscription subscription = new Subscription(listener);
        BY_KEY.put(subscription.key, subscription);
        return subscription;
    }

    /** The listener of this key, or null when it is gone. */
    static EventListener listener(long key) {
        Subscription subscription = BY_KEY.get(key);
        return subscription == null ? null : subscription.listener;
    }

    /** libvirt's free callback came, or none will come. */
    static void free(long key) {
        Subscription subscription = BY_KEY.remove(key);
        if (subscription != null) {
            subscription.freed.countDown();
        }
    }
}
