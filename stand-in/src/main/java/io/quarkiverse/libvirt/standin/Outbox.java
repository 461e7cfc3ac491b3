package io.quarkiverse.libvirt.standin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** What a client has still to be sent. Guarded by its client. */
final class Outbox {

    /** The JDK copies all that it is given, even if the socket takes only a little of it. */
    private static final int AT_ONCE = 256 * 1024;

    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();

    void add(byte[] bytes) {
        waiting.add(ByteBuffer.wrap(bytes));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }

    /** Writes until the socket takes no more, or nothing is left. */
    void writeTo(WritableByteChannel channel) throws IOException {
        for (ByteBuffer next = waiting.peek(); next != null; next = waiting.peek()) {
            int end = next.limit();
            next.limit(Math.min(end, next.position() + AT_ONCE));
            boolean all;
            try {
                channel.write(next);
                all = !next.hasRemaining();
            } finally {
                next.limit(end);
            }
            if (!next.hasRemaining()) {
                waiting.remove();
            } else if (!all) {
                return;
            }
        }
    }
}
