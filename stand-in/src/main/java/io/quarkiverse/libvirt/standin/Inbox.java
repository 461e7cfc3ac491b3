package io.quarkiverse.libvirt.standin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Makes messages of the bytes that a client has sent. For one thread. */
final class Inbox {

    private byte[] bytes = new byte[0];
    private int length;

    void add(ByteBuffer received) {
        int more = received.remaining();
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
        received.get(bytes, length, more);
        length += more;
    }

    /** The next message that has arrived as a whole. */
    Optional<RpcMessage> next() throws IOException {
        if (length < RpcMessage.LENGTH_SIZE) {
            return Optional.empty();
        }
        int size = ByteBuffer.wrap(bytes).getInt();
        if (size < RpcMessage.LENGTH_SIZE + RpcHeader.SIZE || size > RpcMessage.MAX_SIZE) {
            throw new IOException("A message of " + size + " bytes");
        }
        if (length < size) {
            return Optional.empty();
        }
        byte[] message = Arrays.copyOfRange(bytes, RpcMessage.LENGTH_SIZE, size);
        System.arraycopy(bytes, size, bytes, 0, length - size);
        length -= size;
        return Optional.of(RpcMessage.read(message));
    }
}
