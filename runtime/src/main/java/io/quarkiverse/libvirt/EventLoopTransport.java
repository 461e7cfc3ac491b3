package io.quarkiverse.libvirt;

/** How the Vert.x event loop gets to know that libvirt's descriptors are ready. */
public enum EventLoopTransport {

    /** {@link #IN_LOOP} where the event loop can do it, else {@link #POLLER}. */
    AUTO,
    /** The event loop itself waits for libvirt's descriptors, with no thread of our own. Needs Netty's NIO transport. */
    IN_LOOP,
    /** A thread waits for them and hands over to the event loop. Works with every transport. */
    POLLER
}
