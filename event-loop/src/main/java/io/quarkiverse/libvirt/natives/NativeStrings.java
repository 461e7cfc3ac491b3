package io.quarkiverse.libvirt.natives;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import com.sun.jna.Pointer;

/** Strings of native code. From any thread. */
public final class NativeStrings {

    /** Longer than most names. */
    private static final int SHORT = 256;

    private static final ThreadLocal<Copy> COPIES = ThreadLocal.withInitial(Copy::new);

    private static final NativeCalls CALLS = NativeCalls.get();
    private static final long MEMCCPY = NativeCalls.ofLibC("memccpy");

    private NativeStrings() {
    }

    private static final class Copy {

        private final NativeBuffer buffer = new NativeBuffer(SHORT);
        final ByteBuffer bytes = buffer.bytes;
        final long address = buffer.address;
        final byte[] array = new byte[SHORT];
    }

    /** A {@code const char *}, null for NULL. What isn't UTF-8 is replaced. */
    public static String utf8(long address) {
        if (address == 0) {
            return null;
        }
        // One native call for bytes and length, where JNA takes five.
        Copy copy = COPIES.get();
        long end = CALLS.longOf(MEMCCPY, copy.address, address, 0, SHORT);
        if (end == 0) {
            return new Pointer(address).getString(0, "UTF-8");
        }
        int length = (int) (end - copy.address) - 1;
        copy.bytes.get(0, copy.array, 0, length);
        return new String(copy.array, 0, length, StandardCharsets.UTF_8);
    }
}
