package io.quarkiverse.libvirt.eventloop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * Turns in which a busy loop goes on to poll before it calls timers. libvirt takes one message in each and sets a timer of
     * 0 ms to tell of it: asked once for all, it tells of all. And a trip through the thread's selector for each message would
     * cost as much as the message.
     */
    private static final int POLLS_WHEN_BUSY = 16;
    /** It is busy when a visit follows the last turn of the one before as soon as that. */
    private static final long BUSY_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    /** No further turn begins so long after the beginning of a visit: others want the thread, too. */
    private static final long VISIT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private static final Logger LOG = System.getLogger(WatchLoop.class.getName());

    private final Object lock = new Object();
    private final Poller poller;
    private final Wakeup wakeup;
    private final Supplier<WatchLoop> heirs;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final Map<Integer, Watch> watches = new HashMap<>();
    private final Descriptors descriptors;
    private final TimerQueue timers = new TimerQueue();
    /** Null after the end. */
    private volatile LoopTransport transport;
    private List<Watch> toFree = new ArrayList<>();
    private long turn;
    /** When the last turn began, on the clock of {@link System#nanoTime()}. */
    private long lastTurn = System.nanoTime();
    private boolean ending;
    private boolean ended;
    private WatchLoop heir;
    /** Only used by the loop's thread. */
    private boolean visiting;
    /** The timers of a turn. */
    private final List<TimerWatch> due = new ArrayList<>();
    private boolean beginsAnewLate;
    /** In the present visit. Only used by the loop's thread. */
    private int called;
    /** Of all visits before, as are those that follow. Guarded by the lock. */
    private long callbacks;
    private long visitNanos;
    private final RecentMaximum longestVisit = new RecentMaximum();
    /** How many of the watches are on file descriptors. */
    private int handles;

    /**
     * A loop that begins with {@link #start(int)}.
     *
     * @param poller becomes the loop's own
     * @param transport gives the turns
     * @param heirs where libvirt's watches go that outlive this loop; null when it never ends
     */
    public WatchLoop(Poller poller, LoopTransport transport, Supplier<WatchLoop> heirs) {
        this.poller = poller;
        wakeup = new Wakeup(poller);
        descriptors = new Descriptors(poller);
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

    /** From any thread; waits for no callback. */
    public LoopFigures figures() {
        synchronized (lock) {
            long now = System.nanoTime();
            return new LoopFigures(handles, watches.size() - handles, turn, callbacks, visitNanos, longestVisit.get(now),
                    now - lastTurn);
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
                if (!descriptors.add(watch)) {
                    releaseId(watch.id);
                    return -1;
                }
                watches.put(watch.id, watch);
                handles++;
                requestTurnIf(descriptors.hasUnpolled());
                return watch.id;
            }
            next = callback instanceof ProcessWide ? heir() : null;
        }
        return next == null ? -1 : next.addHandle(fd, events, callback, opaque, ff);
    }

    @Override
    public void updateHandle(int watch, int events) {
        WatchLoop next;
        synchronized (lock) {
            if (watches.get(Boxes.of(watch)) instanceof HandleWatch handle) {
                handle.change(events, turn);
                descriptors.refresh(handle);
                requestTurnIf(descriptors.hasUnpolled());
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
            if (watches.get(Boxes.of(watch)) instanceof HandleWatch handle) {
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
                schedule(timer, frequency);
                return timer.id;
            }
            next = callback instanceof ProcessWide ? heir() : null;
        }
        return next == null ? -1 : next.addTimeout(frequency, callback, opaque, ff);
    }

    @Override
    public void updateTimeout(int timer, int frequency) {
        WatchLoop next;
        synchronized (lock) {
            if (watches.get(Boxes.of(timer)) instanceof TimerWatch watch) {
                schedule(watch, frequency);
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
            if (watches.get(Boxes.of(timer)) instanceof TimerWatch watch) {
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
        long began = System.nanoTime();
        try {
            // A timer that is due in every turn counts them: then each turn has its one poll.
            boolean busy = began - lastTurn < BUSY_NANOS && !isSomethingDue(began);
            int ready = turn(began, true, true);
            long now = began;
            for (int left = POLLS_WHEN_BUSY; busy && ready > 0 && left > 0 && now - began < VISIT_NANOS; left--) {
                now = System.nanoTime();
                ready = turn(now, false, true);
            }
            if (isSomethingDue(now)) {
                // Mostly the timer by which libvirt delivers what has just come: no trip through the thread's selector for it.
                turn(System.nanoTime(), true, false);
            }
        } finally {
            visiting = false;
        }
        long over = System.nanoTime();
        boolean last;
        synchronized (lock) {
            callbacks += called;
            called = 0;
            visitNanos += over - began;
            longestVisit.add(over - began, over);
            last = ending && !ended;
            if (!last) {
                settle();
            }
        }
        if (last) {
            finish();
        }
    }

    private boolean isSomethingDue(long now) {
        synchronized (lock) {
            return hasMoreToDo(now);
        }
    }

    /**
     * @param now on the clock of {@link System#nanoTime()}
     * @param withTimers whether those that are due are called
     * @param withPoll whether what is ready is called
     * @return how many file descriptors were ready
     */
    private int turn(long now, boolean withTimers, boolean withPoll) {
        List<Descriptor> ready;
        long thisTurn;
        long forgottenBefore;
        synchronized (lock) {
            if (ended) {
                return 0;
            }
            thisTurn = ++turn;
            lastTurn = now;
            if (withTimers) {
                takeDue(now);
            }
            ready = descriptors.unpolled();
            forgottenBefore = descriptors.forgotten();
        }
        int count = withPoll ? poller.poll() : 0;
        for (int i = 0; i < due.size(); i++) {
            callIfDue(due.get(i), now);
        }
        due.clear();
        boolean stale = false;
        for (int i = 0; i < count; i++) {
            Descriptor descriptor;
            synchronized (lock) {
                descriptor = descriptors.of(poller.token(i));
                // One that was forgotten in this very turn may still have been reported.
                stale |= descriptor == null && descriptors.forgotten() == forgottenBefore;
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
        if (stale) {
            beginAnew();
        }
        return count;
    }

    private void beginAnew() {
        LoopTransport current;
        synchronized (lock) {
            current = transport;
            if (current == null) {
                return;
            }
            try {
                descriptors.beginAnew();
                beginsAnewLate = false;
            } catch (IllegalStateException e) {
                // No file descriptor is left; the next turn tries again.
                if (!beginsAnewLate) {
                    beginsAnewLate = true;
                    LOG.log(Level.ERROR, "A closed file descriptor can't be left out of libvirt's event loop yet", e);
                }
                return;
            }
        }
        // Not with the lock held: where it fails the loop is lost, and its end frees opaques.
        current.restart();
    }

    private void takeDue(long now) {
        TimerWatch first = timers.first();
        while (first != null && first.isDue(now)) {
            timers.remove(first);
            due.add(first);
            first = timers.first();
        }
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
        called++;
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
                called++;
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

    private void discard(HandleWatch handle) {
        handles--;
        descriptors.remove(handle);
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

    private void schedule(TimerWatch timer, int frequency) {
        timers.remove(timer);
        timer.frequency = frequency;
        if (frequency < 0) {
            return;
        }
        // Libvirt turns a timer of 0 ms on and off around every event: what is due at once needs no clock.
        long now = frequency == 0 ? lastTurn : System.nanoTime();
        timer.deadline = now + TimeUnit.MILLISECONDS.toNanos(frequency);
        timers.add(timer);
        if (frequency == 0) {
            requestTurn();
        } else if (!inVisit()) {
            wakeup.at(timers.first());
        }
    }

    /** Sees to it that a turn follows. In a visit that is so anyway: its end looks at what is left. */
    private void requestTurn() {
        if (!ended && !inVisit()) {
            wakeup.now();
        }
    }

    private void requestTurnIf(boolean needed) {
        if (needed) {
            requestTurn();
        }
    }

    private boolean inVisit() {
        return isLoopThread() && visiting;
    }

    private boolean hasMoreToDo(long now) {
        TimerWatch first = timers.first();
        return !ended && (!toFree.isEmpty() || descriptors.hasUnpolled() || first != null && first.isDue(now));
    }

    /** Before the loop's thread leaves: stays awake for what is left to do, or sets the alarm for what comes next. */
    private void settle() {
        if (ended) {
            return;
        }
        if (hasMoreToDo(lastTurn)) {
            requestTurn();
            return;
        }
        wakeup.notNow();
        wakeup.at(timers.first());
    }

    // ---- the end ----

    private void finish() {
        int handedOver = 0;
        LoopTransport last;
        synchronized (lock) {
            if (ended) {
                return;
            }
            for (Watch watch : List.copyOf(watches.values())) {
                if (heirs != null && watch.processWide()) {
                    heir().adopt(watch, watch instanceof HandleWatch handle && descriptors.isGone(handle));
                    watches.remove(watch.id);
                    handedOver++;
                    if (watch instanceof HandleWatch handle) {
                        handles--;
                        descriptors.remove(handle);
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
            last = transport;
            transport = null;
            descriptors.clear();
        }
        last.stop();
        poller.close();
        freeRemoved();
        end.complete(handedOver);
    }

    /** With the lock held. Asked for only when it is needed: it may have a thread, which begins then. */
    private WatchLoop heir() {
        if (heir == null && heirs != null) {
            heir = heirs.get();
        }
        return heir;
    }

    /**
     * Takes over what is on a loop that ends; locks are taken from the ending loop to its heir only.
     *
     * @param fileGone its open file is closed: nothing to report, but the watch still waits to be removed
     */
    private void adopt(Watch watch, boolean fileGone) {
        synchronized (lock) {
            if (watch instanceof HandleWatch handle) {
                HandleWatch mine = new HandleWatch(handle.id, handle.fd, handle.events(), handle.callback, handle.opaque,
                        handle.ff, turn);
                watches.put(mine.id, mine);
                handles++;
                if (!fileGone) {
                    descriptors.add(mine);
                    requestTurnIf(descriptors.hasUnpolled());
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
