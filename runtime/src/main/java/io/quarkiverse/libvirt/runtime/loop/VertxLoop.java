package io.quarkiverse.libvirt.runtime.loop;

import io.quarkiverse.libvirt.eventloop.WatchLoop;
import io.vertx.core.impl.ContextInternal;

/**
 * libvirt's watches on one event loop of Vert.x, and the context in which their callbacks run.
 *
 * @param watches the loop as libvirt sees it
 * @param context the context, of that event loop
 */
public record VertxLoop(WatchLoop watches, ContextInternal context) {
}
