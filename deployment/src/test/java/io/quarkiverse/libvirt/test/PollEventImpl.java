package io.quarkiverse.libvirt.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.sun.jna.Function;
import com.sun.jna.Memory;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.TimeoutCallback;

/** An event loop as an application might write it: a thread of its own around poll(2), and a pipe that wakes it. */
@Singleton
class PollEventImpl extends EventImpl {

    static final String THREAD = "poll-event-impl";

    private static final int POLLFD = 8;
    /** POLLIN, POLLOUT, POLLERR, POLLHUP in the order of libvirt's bits. */
    private static final int[] POLL_BITS = { 1, 4, 8, 16 };

    final AtomicBoolean called = new AtomicBoolean();
    private final Map<Integer, Entry> entries = new ConcurrentSkipListMap<>();
    private final List<Entry> removed = new ArrayList<>();
    private final Pipe wake = new Pipe();
    private final Thread thread = new Thread(this::run, THREAD);
    private volatile boolean ended;

    /** A watch with a file descriptor, or a timer with -1 in its place. */
    private static final class Entry {

        final int id = newId();
        final int fd;
        final HandleCallback onReady;
        final TimeoutCallback onExpired;
        final Object opaque;
        final FreeCallback ff;
        /** Events or frequency. */
        volatile int wanted;
        volatile long deadline;

        Entry(int fd, HandleCallback onReady, TimeoutCallback onExpired, Object opaque, FreeCallback ff) {
            this.fd = fd;
            this.onReady = onReady;
            this.onExpired = onExpired;
            this.opaque = opaque;
            this.ff = ff;
        }
    }

    @PostConstruct
    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void end() {
        ended = true;
        wake.write(0);
    }

    @Override
    public int addHandle(int fd, int events, HandleCallback callback, Object opaque, FreeCallback ff) {
        return add(new Entry(fd, callback, null, opaque, ff), events);
    }

    @Override
    public int addTimeout(int frequency, TimeoutCallback callback, Object opaque, FreeCallback ff) {
        return add(new Entry(-1, null, callback, opaque, ff), frequency);
    }

    private int add(Entry entry, int wanted) {
        called.set(true);
        want(entry, wanted);
        entries.put(entry.id, entry);
        wake.write(0);
        return entry.id;
    }

    private static void want(Entry entry, int wanted) {
        entry.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wanted);
        entry.wanted = wanted;
    }

    @Override
    public void updateHandle(int watch, int events) {
        update(watch, events);
    }

    @Override
    public void updateTimeout(int timer, int frequency) {
        update(timer, frequency);
    }

    private void update(int id, int wanted) {
        Entry entry = entries.get(id);
        if (entry != null) {
            want(entry, wanted);
            wake.write(0);
        }
    }

    @Override
    public int removeHandle(int watch) {
        return remove(watch);
    }

    @Override
    public int removeTimeout(int timer) {
        return remove(timer);
    }

    private int remove(int id) {
        Entry entry = entries.remove(id);
        if (entry == null) {
            return -1;
        }
        synchronized (removed) {
            removed.add(entry);
        }
        wake.write(0);
        return 0;
    }

    private void run() {
        while (!ended) {
            turn();
        }
    }

    private void turn() {
        List<Entry> watches = entries.values().stream().filter(entry -> entry.fd >= 0 && entry.wanted != 0).toList();
        List<Entry> timers = entries.values().stream().filter(entry -> entry.fd < 0 && entry.wanted >= 0).toList();
        Memory polled = new Memory((long) POLLFD * (watches.size() + 1));
        set(polled, 0, wake.readFd, 1);
        for (int i = 0; i < watches.size(); i++) {
            set(polled, i + 1, watches.get(i).fd, watches.get(i).wanted);
        }
        long now = System.nanoTime();
        long wait = timers.stream().mapToLong(timer -> Math.max(0, timer.deadline - now)).min().orElse(-1);
        int milliseconds = wait < 0 ? -1 : (int) TimeUnit.NANOSECONDS.toMillis(wait + 999_999);
        int ready = Function.getFunction("c", "poll").invokeInt(new Object[] { polled, watches.size() + 1L, milliseconds });
        if (ready > 0 && reported(polled, 0) != 0) {
            wake.read();
        }
        for (Entry timer : timers) {
            if (entries.containsKey(timer.id) && timer.wanted >= 0 && timer.deadline - System.nanoTime() <= 0) {
                want(timer, timer.wanted);
                runTimeoutCallback(timer.id, timer.onExpired, timer.opaque);
            }
        }
        for (int i = 0; ready > 0 && i < watches.size(); i++) {
            Entry watch = watches.get(i);
            int events = reported(polled, i + 1);
            if (events != 0 && watch.wanted != 0 && entries.containsKey(watch.id)) {
                runHandleCallback(watch.id, watch.fd, events, watch.onReady, watch.opaque);
            }
        }
        List<Entry> toFree;
        synchronized (removed) {
            toFree = List.copyOf(removed);
            removed.clear();
        }
        for (Entry entry : toFree) {
            freeCallbackOpaque(entry.ff, entry.opaque);
            releaseId(entry.id);
        }
    }

    private static void set(Memory polled, int index, int fd, int events) {
        int bits = 0;
        for (int i = 0; i < POLL_BITS.length; i++) {
            bits |= (events >> i & 1) * POLL_BITS[i];
        }
        polled.setInt((long) POLLFD * index, fd);
        polled.setInt((long) POLLFD * index + 4, bits);
    }

    private static int reported(Memory polled, int index) {
        int bits = polled.getShort((long) POLLFD * index + 6);
        int events = 0;
        for (int i = 0; i < POLL_BITS.length; i++) {
            events |= (bits & POLL_BITS[i]) != 0 ? 1 << i : 0;
        }
        return events;
    }
}
