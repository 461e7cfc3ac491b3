package io.quarkiverse.libvirt.bindings;

import java.util.concurrent.atomic.AtomicBoolean;

/** One more call of a host, for what it brings about on the way. At most one is under way, on a thread of its own. */
final class OneMoreCall {

    private final Runnable call;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** @param call blocks until the host has answered, or the connection has ended */
    OneMoreCall(Runnable call) {
        this.call = call;
    }

    /** Begins the call, unless one is under way. Returns at once. */
    void make() {
        if (underWay.compareAndSet(false, true)) {
            boolean begun = false;
            try {
                Thread thread = new Thread(this::run, "libvirt-one-more-call");
                thread.setDaemon(true);
                thread.start();
                begun = true;
            } finally {
                if (!begun) {
                    underWay.set(false);
                }
            }
        }
    }

    private void run() {
        try {
            call.run();
        } finally {
            underWay.set(false);
        }
    }
}
