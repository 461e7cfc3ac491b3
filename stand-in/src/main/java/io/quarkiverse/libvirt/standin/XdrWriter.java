package io.quarkiverse.libvirt.standin;

import java.util.Arrays;
import java.util.UUID;

/**
 * Writes values as XDR (RFC 4506), the form of everything in libvirt's protocol: big-endian, in multiples of four bytes. Not
 * thread-safe.
 */
public final class XdrWriter {

    private byte[] bytes = new byte[256];
    private int length;

    /** An int, signed or not, or an enumerated value, or a bool. */
    public XdrWriter int32(int value) {
        reserve(4);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    /** A hyper, signed or not. */
    public XdrWriter int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    /** A double. */
    public XdrWriter float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    /** Opaque data of a fixed length, which the reader knows. */
    public XdrWriter opaque(byte... data) {
        int padded = data.length + 3 & ~3;
        reserve(padded);
        System.arraycopy(data, 0, bytes, length, data.length);
        length += padded;
        return this;
    }

    /** A {@code remote_nonnull_string}. */
    public XdrWriter string(CharSequence text) {
        byte[] data = RawText.bytesOf(text);
        return int32(data.length).opaque(data);
    }

    /** A {@code remote_string}: null is sent as NULL. */
    public XdrWriter optionalString(CharSequence textOrNull) {
        return textOrNull == null ? int32(0) : int32(1).string(textOrNull);
    }

    /** A {@code remote_uuid}. */
    public XdrWriter uuid(UUID uuid) {
        return int64(uuid.getMostSignificantBits()).int64(uuid.getLeastSignificantBits());
    }

    /** What was written so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
