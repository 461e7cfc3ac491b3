package io.quarkiverse.libvirt.natives;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** libffi's descriptions of types: its struct {@code ffi_type}, which JNA doesn't hand out. */
final class FfiTypes {

    private static final Queue<NativeBuffer> KEPT = new ConcurrentLinkedQueue<>();

    private static final int SIZE_OF_TYPE = 24;
    private static final int ALIGNMENT = 8;
    private static final int CODE = 10;

    /** With the numbers of ffi.h. */
    static final long VOID = type(1, 0);
    static final long SINT32 = type(4, 10);
    static final long POINTER = type(8, 14);

    private FfiTypes() {
    }

    private static long type(int size, int code) {
        NativeBuffer type = new NativeBuffer(SIZE_OF_TYPE);
        type.bytes.putLong(0, size).putShort(ALIGNMENT, (short) size).putShort(CODE, (short) code);
        keep(type);
        return type.address;
    }

    /** libffi refers to it for ever. */
    static void keep(NativeBuffer buffer) {
        KEPT.add(buffer);
    }
}
