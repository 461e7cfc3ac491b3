package io.quarkiverse.libvirt.standin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A string of the protocol, given as its bytes. Use it wherever a name or a path is asked for, to send what is not valid UTF-8.
 * A libvirt client sees a C string: it ends at the first zero byte.
 */
public final class RawText implements CharSequence {

    private final byte[] bytes;

    private RawText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, whatever they mean. */
    public static RawText of(byte... bytes) {
        return new RawText(bytes.clone());
    }

    /** The same byte many times. */
    public static RawText repeated(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return new RawText(bytes);
    }

    /** What goes over the wire for a text: UTF-8, or its own bytes. */
    static byte[] bytesOf(CharSequence text) {
        return text instanceof RawText raw ? raw.bytes : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    /** One character for each byte (ISO 8859-1). */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
