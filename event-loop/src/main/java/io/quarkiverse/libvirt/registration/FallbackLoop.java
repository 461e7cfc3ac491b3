package io.quarkiverse.libvirt.registration;

import io.quarkiverse.libvirt.epoll.EpollPoller;
import io.quarkiverse.libvirt.epoll.OwnThreadTransport;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/**
 * The loop of last resort, on a daemon thread of its own: serves what outlives an application's loop, and what is opened
 * while no application is there. Its thread exists only once it is needed.
 */
final class FallbackLoop {

    private static WatchLoop loop;

    private FallbackLoop() {
    }

    /** A failure, of a process that has no file descriptor left for instance, is not for ever: the next call tries again. */
    static synchronized WatchLoop get() {
        if (loop == null) {
            EpollPoller poller = new EpollPoller();
            WatchLoop fresh = new WatchLoop(poller, new OwnThreadTransport(poller, "libvirt-fallback-loop"), null);
            fresh.start(poller.fd());
            loop = fresh;
        }
        return loop;
    }
}
