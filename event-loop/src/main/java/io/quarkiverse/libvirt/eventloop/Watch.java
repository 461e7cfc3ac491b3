package io.quarkiverse.libvirt.eventloop;

import io.quarkiverse.libvirt.FreeCallback;

/** What has an id on a {@link WatchLoop}: a file descriptor's watch or a timer. All state is guarded by the loop's lock. */
abstract sealed class Watch permits HandleWatch, TimerWatch {

    final int id;
    final Object opaque;
    final FreeCallback ff;
    boolean removed;

    Watch(int id, Object opaque, FreeCallback ff) {
        this.id = id;
        this.opaque = opaque;
        this.ff = ff;
    }

    /** Whether it outlives the application's loop. */
    abstract boolean processWide();
}
