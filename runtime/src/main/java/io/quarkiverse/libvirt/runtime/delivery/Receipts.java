package io.quarkiverse.libvirt.runtime.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBus;

/**
 * How long events take from their arrival in this process until receivers on event loops are called with them. Nothing is timed
 * before somebody asks. From any thread.
 */
public final class Receipts {

    /** Those receive by addresses that come and go with domains: one timer for all. */
    static final String CONSUMERS_OF_DOMAINS = "consumers of single domains";
    private static final String ADDRESS_OF_A_DOMAIN = "libvirt.domain.";
    static final String CONSUMERS_OF = "consumers of ";
    static final String OBSERVERS = "@Observes observers";
    static final String STREAMS = "streams";

    /** Static as {@link Mailboxes}: who receives has nothing else in common. */
    private static volatile Receipts active;

    private final EventBus eventBus;
    private final BiConsumer<String, Timer> whenNew;
    private final Map<String, Timer> byReceiver = new ConcurrentHashMap<>();
    /** The same one is to be removed. */
    private final Handler<DeliveryContext<Object>> interceptor = this::delivered;

    private Receipts(EventBus eventBus, BiConsumer<String, Timer> whenNew) {
        this.eventBus = eventBus;
        this.whenNew = whenNew;
    }

    /**
     * Times what is received from now on.
     *
     * @param whenNew told of each receiver at its first event, before that is counted, on the thread that receives
     */
    public static void begin(EventBus eventBus, BiConsumer<String, Timer> whenNew) {
        Receipts receipts = new Receipts(eventBus, whenNew);
        eventBus.addInboundInterceptor(receipts.interceptor);
        active = receipts;
    }

    /** Nothing is timed any more. In dev mode Vert.x outlives the application. */
    public static void end() {
        Receipts last = active;
        active = null;
        if (last != null) {
            last.eventBus.removeInboundInterceptor(last.interceptor);
        }
    }

    /**
     * A receiver is about to be called.
     *
     * @param receiver its name, for people to read; of few
     */
    public static void received(String receiver, LibvirtEvent event) {
        Receipts receipts = active;
        if (receipts != null) {
            receipts.add(receiver, event);
        }
    }

    private void delivered(DeliveryContext<Object> delivery) {
        if (delivery.body() instanceof LibvirtEvent event) {
            String address = delivery.message().address();
            if (address.equals(event.address()) || address.equals(EventAddresses.ALL)) {
                add(CONSUMERS_OF + address, event);
            } else if (address.startsWith(ADDRESS_OF_A_DOMAIN)) {
                add(CONSUMERS_OF_DOMAINS, event);
            }
        }
        delivery.next();
    }

    private void add(String receiver, LibvirtEvent event) {
        Timer timer = byReceiver.get(receiver);
        if (timer == null) {
            timer = byReceiver.computeIfAbsent(receiver, name -> {
                Timer fresh = new Timer();
                whenNew.accept(name, fresh);
                return fresh;
            });
        }
        timer.add(Mailboxes.age(event), System.nanoTime());
    }
}
