package io.quarkiverse.libvirt.benchmarks.micro;

import java.util.concurrent.Semaphore;

import io.vertx.core.Context;

/**
 * Events on an event loop, one after the other: the next one when all receivers have had the one before. Many in one go, so
 * that the way to the event loop and back counts for nothing.
 */
final class Relay {

    static final int EVENTS = 1_000;

    private final Context context;
    private final int receivers;
    private final Runnable event;
    private final Semaphore done = new Semaphore(0);
    // On the event loop only.
    private int left;
    private int waitingFor;

    /**
     * @param receivers how many there are of each event, all of them on this context's event loop
     * @param event makes one come; nobody must receive it before this has returned
     */
    Relay(Context context, int receivers, Runnable event) {
        this.context = context;
        this.receivers = receivers;
        this.event = event;
    }

    void run() throws InterruptedException {
        context.runOnContext(ignored -> {
            left = EVENTS;
            next();
        });
        done.acquire();
    }

    /** To be called by each receiver. */
    void received() {
        if (--waitingFor == 0) {
            next();
        }
    }

    private void next() {
        while (left-- > 0) {
            waitingFor = receivers;
            event.run();
            if (receivers > 0) {
                return;
            }
        }
        done.release();
    }
}
