package io.quarkiverse.libvirt.registration;

import io.quarkiverse.libvirt.epoll.EpollPoller;
import io.quarkiverse.libvirt.epoll.OwnThreadTransport;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

/**
 * The loop of last resort, on a daemon thread of its own: serves what outlives an application's loop, and what is opened
 * while no application is there. Its thread exists only once it is needed.
 */
final class FallbackLoop {

    private FallbackLoop() {
    }

    static WatchLoop get() {
        return Holder.LOOP;
    }

    private static final class Holder {

        static final WatchLoop LOOP = start();

        private static WatchLoop start() {
            EpollPoller poller = new EpollPoller();
            WatchLoop loop = new WatchLoop(poller, new OwnThreadTransport(poller, "libvirt-fallback-loop"), null);
            loop.start(poller.fd());
            return loop;
        }
    }
}
