package io.quarkiverse.libvirt.eventloop;

import io.quarkiverse.libvirt.FreeCallback;
import io.quarkiverse.libvirt.TimeoutCallback;

/** A timer. */
final class TimerWatch extends Watch {

    final TimeoutCallback callback;
    /** Milliseconds; negative when the timer is off. */
    int frequency;
    /** When it expires, on the clock of {@link System#nanoTime()}; means nothing while the timer is off. */
    long deadline;
    /** Its place in the {@link TimerQueue}, -1 when it isn't there. */
    int place = -1;

    TimerWatch(int id, TimeoutCallback callback, Object opaque, FreeCallback ff) {
        super(id, opaque, ff);
        this.callback = callback;
    }

    boolean isDue(long now) {
        return !removed && frequency >= 0 && deadline - now <= 0;
    }

    @Override
    boolean processWide() {
        return callback instanceof ProcessWide;
    }
}
