package io.quarkiverse.libvirt.natives;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Off-heap memory for the arguments of system calls: allocated once, read without a native call, freed with the object. */
public final class NativeBuffer {

    public final ByteBuffer bytes;
    public final long address;

    public NativeBuffer(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
    }

    /** Eight bytes as a number of the network's byte order. */
    public long bigEndian(int place) {
        long value = bytes.getLong(place);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
    }
}
