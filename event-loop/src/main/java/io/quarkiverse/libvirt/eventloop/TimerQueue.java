package io.quarkiverse.libvirt.eventloop;

import java.util.Arrays;

/**
 * Timers by deadline: a binary heap in which each timer knows its place, since libvirt turns a connection's timer on and off
 * around every event and {@code java.util.PriorityQueue} would search for it each time.
 */
final class TimerQueue {

    private TimerWatch[] heap = new TimerWatch[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The timer that expires first, or null. */
    TimerWatch first() {
        return size == 0 ? null : heap[0];
    }

    void add(TimerWatch timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        siftUp(size++, timer);
    }

    /** Does nothing when the timer isn't here. */
    void remove(TimerWatch timer) {
        int place = timer.place;
        if (place < 0) {
            return;
        }
        timer.place = -1;
        TimerWatch last = heap[--size];
        heap[size] = null;
        if (last != timer) {
            siftDown(place, last);
            if (last.place == place) {
                siftUp(place, last);
            }
        }
    }

    private void siftUp(int place, TimerWatch timer) {
        int at = place;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!before(timer, heap[parent])) {
                break;
            }
            put(at, heap[parent]);
            at = parent;
        }
        put(at, timer);
    }

    private void siftDown(int place, TimerWatch timer) {
        int at = place;
        while (at < size >>> 1) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], timer)) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, timer);
    }

    private void put(int place, TimerWatch timer) {
        heap[place] = timer;
        timer.place = place;
    }

    /** Differences, not comparisons: the clock may wrap. Equal deadlines expire in the order in which they were added. */
    private static boolean before(TimerWatch one, TimerWatch other) {
        long difference = one.deadline - other.deadline;
        return difference < 0 || difference == 0 && one.id < other.id;
    }
}
