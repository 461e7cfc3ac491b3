package io.quarkiverse.libvirt.natives;

import java.nio.charset.StandardCharsets;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Strings of native code. From any thread. */
public final class NativeStrings {

    /** Longer than most names. */
    private static final int SHORT = 256;

    private static final ThreadLocal<NativeBuffer> COPIES = ThreadLocal.withInitial(() -> new NativeBuffer(SHORT));

    static {
        Native.register(NativeStrings.class, "c");
    }

    private NativeStrings() {
    }

    private static native long memccpy(long to, long from, int last, long most);

    /** A {@code const char *}, null for NULL. What isn't UTF-8 is replaced. */
    public static String utf8(long address) {
        if (address == 0) {
            return null;
        }
        // One native call for bytes and length, where JNA takes five.
        NativeBuffer copy = COPIES.get();
        long end = memccpy(copy.address, address, 0, SHORT);
        if (end == 0) {
            return new Pointer(address).getString(0, "UTF-8");
        }
        byte[] bytes = new byte[(int) (end - copy.address) - 1];
        copy.bytes.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
