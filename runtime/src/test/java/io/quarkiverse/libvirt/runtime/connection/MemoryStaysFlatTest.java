package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.MadeUp;
import io.quarkiverse.libvirt.standin.EventMessage;

/**
 * Events of every kind, through libvirt's client library, leave nothing behind. {@code -Dlibvirt.events=1000000} makes it a
 * million; the numbers are printed.
 */
class MemoryStaysFlatTest {

    private static final int EVENTS = Integer.getInteger("libvirt.events", 100_000);
    private static final int BATCH = 5_000;
    /**
     * What the JVM itself may need meanwhile. The smallest block of malloc, 32 bytes, leaked by each of 100,000 events is more.
     */
    private static final long TOLERATED_KIB = 2 * 1024;

    @Test
    void nativelyAndOnTheHeap() throws Exception {
        AtomicLong arrived = new AtomicLong();
        try (StandInHost host = new StandInHost()) {
            host.connect(event -> arrived.incrementAndGet());
            List<EventMessage> messages = new ArrayList<>();
            for (int seed = 0; messages.size() < BATCH; seed++) {
                for (EventKind<?> kind : EventKind.all()) {
                    if (host.reports(kind) && kind.eventClass() != EventClass.CONNECTION) {
                        messages.add(OnTheWire.message(MadeUp.event(kind, seed, new EventOrigin("", 0, Instant.EPOCH))));
                    }
                }
            }
            // Compiled code, buffers and malloc's arenas have their size after that.
            long sent = send(host, messages, EVENTS, arrived, 0);
            long heapBefore = heap();
            long nativeBefore = settled(Long.MIN_VALUE);

            send(host, messages, EVENTS, arrived, sent);
            long heapAfter = heap();
            long nativeAfter = settled(nativeBefore + TOLERATED_KIB);
            System.out.printf("After %,d events: Java heap %,d KiB, native heap %,d KiB; after %,d more: %,d KiB, %,d KiB%n",
                    sent, heapBefore, nativeBefore, EVENTS, heapAfter, nativeAfter);
            assertThat(heapAfter - heapBefore).as("growth of the Java heap in KiB").isLessThan(TOLERATED_KIB);
            assertThat(nativeAfter - nativeBefore).as("growth of the native heap in KiB").isLessThan(TOLERATED_KIB);
            assertThat(host.connection.undecodableEvents()).isZero();
        }
    }

    private static long send(StandInHost host, List<EventMessage> messages, int count, AtomicLong arrived, long sent) {
        long target = sent + count;
        while (sent < target) {
            sent += host.daemon.send(messages);
            long expected = sent;
            Awaitility.await().atMost(StandInHost.PATIENCE).until(() -> arrived.get() == expected);
        }
        return sent;
    }

    /**
     * The native heap in KiB without what a compilation takes meanwhile and gives back, some MiB: the least of several looks
     * over a while, which ends early below the bound. A leak gives nothing back.
     */
    private static long settled(long bound) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 50 && least >= bound; look++) {
            least = Math.min(least, NativeHeap.inUse() / 1024);
            Thread.sleep(100);
        }
        return least;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }
}
