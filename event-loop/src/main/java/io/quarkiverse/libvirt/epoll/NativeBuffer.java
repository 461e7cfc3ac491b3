package io.quarkiverse.libvirt.epoll;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Off-heap memory for the arguments of system calls: allocated once, read without a native call, freed with the object. */
final class NativeBuffer {

    final ByteBuffer bytes;
    final long address;

    NativeBuffer(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
    }
}
