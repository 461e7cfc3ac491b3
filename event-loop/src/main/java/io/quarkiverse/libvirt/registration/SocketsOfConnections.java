package io.quarkiverse.libvirt.registration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Which connection a watch of libvirt's belongs to, as far as the thread that added it has named one. */
final class SocketsOfConnections {

    private final Map<Integer, WatchedSockets> byWatch = new ConcurrentHashMap<>();
    private final ThreadLocal<WatchedSockets> named = new ThreadLocal<>();

    /** Names who gets what the calling thread adds from now on; null for nobody. @return whom it named before, or null */
    WatchedSockets name(WatchedSockets sockets) {
        WatchedSockets before = named.get();
        if (sockets == null) {
            named.remove();
        } else {
            named.set(sockets);
        }
        return before;
    }

    /**
     * @param there whether the watch has not been removed meanwhile
     * @return to whose sockets it belongs, or null
     */
    WatchedSockets added(int watch, int fd, BooleanSupplier there) {
        WatchedSockets sockets = named.get();
        if (sockets == null) {
            return null;
        }
        byWatch.put(watch, sockets);
        if (!sockets.added(watch, fd, there)) {
            byWatch.remove(watch);
        }
        return sockets;
    }

    /** To be called after the watch has lost its owner, and before libvirt may close the descriptor. */
    void removed(int watch) {
        WatchedSockets sockets = byWatch.remove(watch);
        if (sockets != null) {
            sockets.removed(watch);
        }
    }
}
