package io.quarkiverse.libvirt.standin;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads XDR (RFC 4506). Throws {@link BufferUnderflowException} at the end of the data. */
final class XdrReader {

    private final ByteBuffer data;

    XdrReader(byte[] data) {
        this.data = ByteBuffer.wrap(data);
    }

    int int32() {
        return data.getInt();
    }

    String string() {
        int length = data.getInt();
        if (length < 0 || length > data.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        data.get(bytes);
        data.position(Math.min(data.limit(), data.position() + (-length & 3)));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    UUID uuid() {
        return new UUID(data.getLong(), data.getLong());
    }

    /** Whether a value follows, where the protocol has a pointer that may be NULL. */
    boolean present() {
        return data.getInt() != 0;
    }
}
