package io.quarkiverse.libvirt.eventloop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.HandleCallback;
import io.quarkiverse.libvirt.TimeoutCallback;

/**
 * The contract of {@link EventImpl} on one thread: watches and timers, whose callbacks run in turns. A turn takes the ready
 * file descriptors, calls the timers that are due, then the watches, then frees what was removed.
 * <p>
 * What polls is a {@link Poller}; which thread runs the turns is a {@link LoopTransport}'s business. State is guarded by one
 * lock, which is held for table look-ups and non-blocking system calls, never while calling out.
 */
public final class WatchLoop extends EventImpl {

    /**
     * Turns in one visit to the loop's thread. The second serves the timer that libvirt sets to 0 ms in a connection's
     * callback to deliver its events, without a trip through the thread's selector; more would keep others waiting.
     */
    private static final int TURNS_PER_VISIT = 2;

    private final Object lock = new Object();
    private final Poller poller;
    private final Supplier<WatchLoop> heirs;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final Map<Integer, Watch> watches = new HashMap<>();
    private final Map<Integer, Descriptor> byFd = new HashMap<>();
    private final Map<Integer, Descriptor> byToken = new HashMap<>();
    /** Descriptors that the poller doesn't report although there are events to report. */
    private final Set<Descriptor> unpolled = new LinkedHashSet<>();
    private final TimerQueue timers = new TimerQueue();
    /** Null after the end. */
    private volatile LoopTransport transport;
    private List<Watch> toFree = new ArrayList<>();
    private int lastToken;
    private long turn;
    /** The last turn in which a descriptor was taken out of the poller. */
    private long lastForgotten;
    private boolean woken;
    private boolean alarmSet;
    private long alarmAt;
    private boolean ending;
    private boolean ended;
    private WatchLoop heir;
    /** Only used by the loop's thread. */
    private boolean visiting;

    /**
     * A loop that begins with {@link #start()}.
     *
     * @param poller becomes the loop's own
     * @param transport gives the turns
     * @param heirs where libvirt's watches go that outlive this loop; null when it never ends
     */
    public WatchLoop(Poller poller, LoopTransport transport, Supplier<WatchLoop> heirs) {
        this.poller = poller;
        this.transport = transport;
        this.heirs = heirs;
    }

    /** Begins to take turns. */
    public void start(int pollFd) {
        transport.start(pollFd, this::visit, this::finish);
    }

    /**
     * Asks for a turn, soon, on the loop's thread.
     *
     * @return completed by that turn
     */
    public CompletableFuture<Void> nextTurn() {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        int timer = addTimeout(0, (id, opaque) -> {
            removeTimeout(id);
            seen.complete(null);
        }, null, null);
        if (timer < 0) {
            seen.completeExceptionally(new IllegalStateException("The loop has ended"));
        }
        return seen;
    }

    /**
     * Ends the loop, on its thread: what belongs to libvirt goes to the heir, what the application added is removed and
     * freed, the poller is closed. Calling it again changes nothing.
     *
     * @return completed at the end, with the number of watches and timers that the heir got
     */
    public CompletableFuture<Integer> end() {
        synchronized (lock) {
            if (!ended && !ending) {
                ending = true;
                requestTurn();
            }
        }
        return end;
    }

    /** Whether the calling thread is the one on which callbacks run. */
    public boolean isLoopThread() {
        LoopTransport current = transport;
        return current != null && current.isLoopThread();
    }

    /** Whether a watch or timer of this id is here. */
    public boolean owns(int id) {
        synchronized (lock) {
            return watches.containsKey(id);
        }
    }

    /** How many watches and timers there are, those included that were removed and aren't freed yet. */
    public int size() {
        synchronized (lock) {
            return watches.size() + toFree.size();
        }
    }

    @Override
    public int addHandle(int fd, int events, HandleCallback callback, Object opaque, FreeCallback ff) {
        if (fd < 0 || callback == null) {
            return -1;
        }
        WatchLoop next;
        synchronized (lock) {
            if (!ended) {
                HandleWatch watch = new HandleWatch(newId(), fd, events, callback, opaque, ff, turn);
                if (insert(watch)) {
                    return watch.id;
                }
                releaseId(watch.id);
                return -1;
            }
            next = heir;
        }
        return next == null || !(callback instanceof ProcessWide) ? -1 : next.addHandle(fd, events, callback, opaque, ff);
    }

    @Override
    public void updateHandle(int watch, int events) {
        WatchLoop next;
        synchronized (lock) {
            if (watches.get(watch) instanceof HandleWatch handle) {
                handle.change(events, turn);
                if (handle.descriptor != null) {
                    refresh(handle.descriptor);
                }
                return;
            }
            next = heir;
        }
        if (next != null) {
            next.updateHandle(watch, events);
        }
    }

    @Override
    public int removeHandle(int watch) {
        WatchLoop next;
        synchronized (lock) {
            if (watches.get(watch) instanceof HandleWatch handle) {
                discard(handle);
                return 0;
            }
            next = heir;
        }
        return next == null ? -1 : next.removeHandle(watch);
    }

    @Override
    public int addTimeout(int frequency, TimeoutCallback callback, Object opaque, FreeCallback ff) {
        if (callback == null) {
            return -1;
        }
        WatchLoop next;
        synchronized (lock) {
            if (!ended) {
                TimerWatch timer = new TimerWatch(newId(), callback, opaque, ff);
                watches.put(timer.id, timer);
                schedule(timer, frequency, System.nanoTime());
                return timer.id;
            }
            next = heir;
        }
        return next == null || !(callback instanceof ProcessWide) ? -1 : next.addTimeout(frequency, callback, opaque, ff);
    }

    @Override
    public void updateTimeout(int timer, int frequency) {
        WatchLoop next;
        synchronized (lock) {
            if (watches.get(timer) instanceof TimerWatch watch) {
                schedule(watch, frequency, System.nanoTime());
                return;
            }
            next = heir;
        }
        if (next != null) {
            next.updateTimeout(timer, frequency);
        }
    }

    @Override
    public int removeTimeout(int timer) {
        WatchLoop next;
        synchronized (lock) {
            if (watches.get(timer) instanceof TimerWatch watch) {
                discard(watch);
                return 0;
            }
            next = heir;
        }
        return next == null ? -1 : next.removeTimeout(timer);
    }

    // ---- turns, on the loop's thread ----

    private void visit() {
        visiting = true;
        try {
            int left = TURNS_PER_VISIT;
            boolean again;
            do {
                again = turn();
            } while (again && --left > 0);
        } finally {
            visiting = false;
        }
        boolean last;
        synchronized (lock) {
            last = ending && !ended;
            if (!last) {
                settle();
            }
        }
        if (last) {
            finish();
        }
    }

    /** @return whether there is something to do in another turn, without waiting */
    private boolean turn() {
        List<TimerWatch> due;
        List<Descriptor> ready;
        long thisTurn;
        long now = System.nanoTime();
        synchronized (lock) {
            if (ended) {
                return false;
            }
            thisTurn = ++turn;
            due = takeDue(now);
            ready = unpolled.isEmpty() ? List.of() : List.copyOf(unpolled);
        }
        int count = poller.poll();
        for (int i = 0; i < due.size(); i++) {
            callIfDue(due.get(i), now);
        }
        boolean stale = false;
        for (int i = 0; i < count; i++) {
            Descriptor descriptor;
            synchronized (lock) {
                descriptor = byToken.get(poller.token(i));
                // One that was forgotten in this very turn may still have been reported.
                stale |= descriptor == null && lastForgotten != thisTurn;
            }
            if (descriptor != null) {
                call(descriptor, poller.events(i), thisTurn);
            }
        }
        for (int i = 0; i < ready.size(); i++) {
            Descriptor descriptor = ready.get(i);
            call(descriptor, descriptor.readyUnpolled(), thisTurn);
        }
        freeRemoved();
        synchronized (lock) {
            if (stale && !ended) {
                beginAnew();
            }
            return hasMoreToDo(System.nanoTime());
        }
    }

    private List<TimerWatch> takeDue(long now) {
        TimerWatch first = timers.first();
        if (first == null || !first.isDue(now)) {
            return List.of();
        }
        List<TimerWatch> due = new ArrayList<>();
        while (first != null && first.isDue(now)) {
            timers.remove(first);
            due.add(first);
            first = timers.first();
        }
        return due;
    }

    private void callIfDue(TimerWatch timer, long now) {
        synchronized (lock) {
            // A callback of this turn may have removed it, or set it anew: to 0 ms, it is still due.
            if (timer.frequency != 0 && !timer.isDue(now) || timer.removed) {
                return;
            }
            timers.remove(timer);
            timer.deadline = now + TimeUnit.MILLISECONDS.toNanos(timer.frequency);
            timers.add(timer);
        }
        runTimeoutCallback(timer.id, timer.callback, timer.opaque);
    }

    private void call(Descriptor descriptor, int ready, long thisTurn) {
        HandleWatch[] candidates;
        synchronized (lock) {
            candidates = descriptor.watches;
        }
        for (HandleWatch watch : candidates) {
            int report;
            synchronized (lock) {
                report = watch.descriptor == descriptor ? watch.report(ready, thisTurn) : 0;
            }
            if (report != 0) {
                runHandleCallback(watch.id, watch.fd, report, watch.callback, watch.opaque);
            }
        }
    }

    private void freeRemoved() {
        List<Watch> removed;
        synchronized (lock) {
            if (toFree.isEmpty()) {
                return;
            }
            removed = toFree;
            toFree = new ArrayList<>();
        }
        for (Watch watch : removed) {
            freeCallbackOpaque(watch.ff, watch.opaque);
            releaseId(watch.id);
        }
    }

    // ---- with the lock held ----

    private boolean insert(HandleWatch watch) {
        Descriptor descriptor = byFd.get(watch.fd);
        if (descriptor != null && isClosed(descriptor)) {
            // The number is in use again, for another open file: the old watches have nothing left to report.
            forget(descriptor);
            for (HandleWatch orphan : descriptor.watches) {
                orphan.descriptor = null;
            }
            descriptor = null;
        }
        if (descriptor == null) {
            do {
                lastToken++;
            } while (byToken.containsKey(lastToken));
            descriptor = new Descriptor(watch.fd, lastToken);
            byFd.put(watch.fd, descriptor);
            byToken.put(descriptor.token, descriptor);
        }
        descriptor.add(watch);
        refresh(descriptor);
        if (descriptor.watched == Poller.Watched.INVALID && watch.events() != 0) {
            detach(watch);
            return false;
        }
        watches.put(watch.id, watch);
        return true;
    }

    /** Whether what the poller had under this number is another open file than what is there now. */
    private boolean isClosed(Descriptor descriptor) {
        if (descriptor.watched == null) {
            return false;
        }
        if (descriptor.watched == Poller.Watched.POLLED) {
            return !poller.modify(descriptor.fd, descriptor.polledFor, descriptor.token);
        }
        Poller.Watched now = poller.add(descriptor.fd, descriptor.polledFor, descriptor.token);
        if (now == Poller.Watched.POLLED) {
            poller.remove(descriptor.fd);
        }
        return now != descriptor.watched;
    }

    /** Asks the poller for what the descriptor's watches want now. */
    private void refresh(Descriptor descriptor) {
        int wanted = descriptor.union();
        if (wanted == descriptor.polledFor) {
            return;
        }
        if (wanted == 0) {
            stopPolling(descriptor);
            return;
        }
        if (descriptor.watched == null) {
            descriptor.watched = poller.add(descriptor.fd, wanted, descriptor.token);
        } else if (descriptor.watched == Poller.Watched.POLLED
                && !poller.modify(descriptor.fd, wanted, descriptor.token)) {
            descriptor.watched = Poller.Watched.INVALID;
        }
        descriptor.polledFor = wanted;
        if (descriptor.watched != Poller.Watched.POLLED && unpolled.add(descriptor)) {
            requestTurn();
        }
    }

    private void stopPolling(Descriptor descriptor) {
        if (descriptor.watched == Poller.Watched.POLLED) {
            poller.remove(descriptor.fd);
        }
        descriptor.watched = null;
        descriptor.polledFor = 0;
        unpolled.remove(descriptor);
    }

    private void discard(HandleWatch handle) {
        detach(handle);
        retire(handle);
    }

    private void discard(TimerWatch timer) {
        timers.remove(timer);
        retire(timer);
    }

    private void retire(Watch watch) {
        watch.removed = true;
        watches.remove(watch.id);
        toFree.add(watch);
        requestTurn();
    }

    private void detach(HandleWatch handle) {
        Descriptor descriptor = handle.descriptor;
        if (descriptor == null) {
            return;
        }
        descriptor.remove(handle);
        if (descriptor.watches.length > 0) {
            refresh(descriptor);
            return;
        }
        stopPolling(descriptor);
        forget(descriptor);
    }

    private void forget(Descriptor descriptor) {
        byFd.remove(descriptor.fd);
        byToken.remove(descriptor.token);
        unpolled.remove(descriptor);
        lastForgotten = turn;
    }

    private void schedule(TimerWatch timer, int frequency, long now) {
        timers.remove(timer);
        timer.frequency = frequency;
        if (frequency < 0) {
            return;
        }
        timer.deadline = now + TimeUnit.MILLISECONDS.toNanos(frequency);
        timers.add(timer);
        if (frequency == 0) {
            requestTurn();
        } else if (!inVisit()) {
            setAlarm(now);
        }
    }

    /** Sees to it that a turn follows. In a visit that is so anyway: its end looks at what is left. */
    private void requestTurn() {
        if (!woken && !ended && !inVisit()) {
            woken = true;
            poller.wake();
        }
    }

    private boolean inVisit() {
        return isLoopThread() && visiting;
    }

    private boolean hasMoreToDo(long now) {
        TimerWatch first = timers.first();
        return !ended && (!toFree.isEmpty() || !unpolled.isEmpty() || first != null && first.isDue(now));
    }

    /** Before the loop's thread leaves: stays awake for what is left to do, or sets the alarm for what comes next. */
    private void settle() {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        if (hasMoreToDo(now)) {
            requestTurn();
            return;
        }
        if (woken) {
            woken = false;
            poller.calm();
        }
        setAlarm(now);
    }

    /** An alarm that comes too early does no harm; it is set anew only when it comes too late or has come. */
    private void setAlarm(long now) {
        TimerWatch first = timers.first();
        boolean rang = alarmSet && alarmAt - now <= 0;
        if (first == null) {
            if (rang) {
                alarmSet = false;
                poller.alarm(0);
            }
        } else if (!alarmSet || rang || first.deadline - alarmAt < 0) {
            alarmSet = true;
            alarmAt = first.deadline;
            poller.alarm(Math.max(1, alarmAt - now));
        }
    }

    private void beginAnew() {
        poller.reset();
        for (Descriptor descriptor : byToken.values()) {
            if (descriptor.watched == Poller.Watched.POLLED) {
                descriptor.watched = poller.add(descriptor.fd, descriptor.polledFor, descriptor.token);
                if (descriptor.watched != Poller.Watched.POLLED) {
                    unpolled.add(descriptor);
                }
            }
        }
        transport.restart();
    }

    // ---- the end ----

    private void finish() {
        WatchLoop next = heirs == null ? null : heirs.get();
        int handedOver = 0;
        LoopTransport last;
        synchronized (lock) {
            if (ended) {
                return;
            }
            for (Watch watch : List.copyOf(watches.values())) {
                if (next != null && watch.processWide()) {
                    watches.remove(watch.id);
                    next.adopt(watch);
                    handedOver++;
                    if (watch instanceof HandleWatch handle) {
                        handle.descriptor = null;
                    } else if (watch instanceof TimerWatch timer) {
                        timers.remove(timer);
                    }
                } else if (watch instanceof HandleWatch handle) {
                    discard(handle);
                } else if (watch instanceof TimerWatch timer) {
                    discard(timer);
                }
            }
            ended = true;
            heir = next;
            last = transport;
            transport = null;
            byFd.clear();
            byToken.clear();
            unpolled.clear();
        }
        last.stop();
        poller.close();
        freeRemoved();
        end.complete(handedOver);
    }

    /** Takes over what is on a loop that ends; locks are taken from the ending loop to its heir only. */
    private void adopt(Watch watch) {
        synchronized (lock) {
            if (watch instanceof HandleWatch handle) {
                HandleWatch mine = new HandleWatch(handle.id, handle.fd, handle.events(), handle.callback, handle.opaque,
                        handle.ff, turn);
                if (handle.descriptor == null || !insert(mine)) {
                    // Its file is closed: nothing to report, but it is still there to be removed.
                    watches.put(mine.id, mine);
                }
            } else if (watch instanceof TimerWatch timer) {
                TimerWatch mine = new TimerWatch(timer.id, timer.callback, timer.opaque, timer.ff);
                watches.put(mine.id, mine);
                mine.frequency = timer.frequency;
                mine.deadline = timer.deadline;
                if (mine.frequency >= 0) {
                    timers.add(mine);
                    requestTurn();
                }
            }
        }
    }
}
