package io.quarkiverse.libvirt.eventloop;

/**
 * When the loop's thread is to take its next turn: at once, or at a time. Saves the system calls that would change nothing.
 * Guarded by the loop's lock.
 */
final class Wakeup {

    private final Poller poller;
    private boolean woken;
    private boolean alarmSet;
    private long alarmAt;

    Wakeup(Poller poller) {
        this.poller = poller;
    }

    void now() {
        if (!woken) {
            woken = true;
            poller.wake();
        }
    }

    void notNow() {
        if (woken) {
            woken = false;
            poller.calm();
        }
    }

    /**
     * An alarm that comes too early does no harm; it is set anew only when it comes too late or has come.
     *
     * @param first the timer that expires first, or null
     */
    void at(TimerWatch first) {
        if (first == null && !alarmSet) {
            return;
        }
        long now = System.nanoTime();
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
}
