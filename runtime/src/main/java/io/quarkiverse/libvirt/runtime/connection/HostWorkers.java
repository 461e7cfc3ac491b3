package io.quarkiverse.libvirt.runtime.connection;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Threads for what may hang in libvirt: each task gets one of its own, so that a host that hangs holds up nobody else's work.
 * Not those of Vert.x: a call may return long after Vert.x is gone, and how long it may take is our configuration's business.
 * <p>
 * Openings take turns, so that a thousand hosts aren't opened at once; one that takes too long gives its turn away.
 */
public final class HostWorkers {

    private final int concurrentOpenings;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int openings;

    public HostWorkers(int concurrentOpenings) {
        this.concurrentOpenings = concurrentOpenings;
    }

    /** An opening's turn. */
    final class Turn {

        private final Runnable begin;
        private boolean begun;
        private boolean over;

        private Turn(Runnable begin) {
            this.begin = begin;
        }

        /** The next one's turn. Again, it does nothing. */
        void end() {
            Turn next = null;
            synchronized (HostWorkers.this) {
                if (over) {
                    return;
                }
                over = true;
                if (!begun) {
                    waiting.remove(this);
                    return;
                }
                next = waiting.poll();
                if (next == null) {
                    openings--;
                } else {
                    next.begun = true;
                }
            }
            if (next != null) {
                next.begin.run();
            }
        }
    }

    /**
     * Asks for an opening's turn.
     *
     * @param begin called when it has come, on any thread, perhaps before this returns
     */
    Turn turn(Runnable begin) {
        Turn turn = new Turn(begin);
        synchronized (this) {
            if (openings == concurrentOpenings) {
                waiting.add(turn);
                return turn;
            }
            openings++;
            turn.begun = true;
        }
        begin.run();
        return turn;
    }

    /** Runs a task on a thread of its own. */
    static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
