package io.quarkiverse.libvirt.natives;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;

/**
 * By JNA. Functions are called through the libffi that JNA brings, with arguments laid out here: JNA's own {@code Function}
 * would look at the type of each argument again, at each call.
 */
final class JnaCalls extends NativeCalls {

    /** A collected callback would answer 0, without any error. */
    private static final Queue<Callback> KEPT = new ConcurrentLinkedQueue<>();

    private static final long HANDLE = signature(FfiTypes.VOID, FfiTypes.SINT32, FfiTypes.SINT32, FfiTypes.SINT32,
            FfiTypes.POINTER);
    private static final long TIMEOUT = signature(FfiTypes.VOID, FfiTypes.SINT32, FfiTypes.POINTER);
    private static final long FREE = signature(FfiTypes.VOID, FfiTypes.POINTER);
    private static final long INT_OF_1 = signature(FfiTypes.SINT32, FfiTypes.POINTER);
    private static final long INT_OF_2 = signature(FfiTypes.SINT32, FfiTypes.POINTER, FfiTypes.POINTER);
    private static final long LONG_OF_1 = signature(FfiTypes.POINTER, FfiTypes.POINTER);
    private static final long MEMCCPY = signature(FfiTypes.POINTER, FfiTypes.POINTER, FfiTypes.POINTER, FfiTypes.SINT32,
            FfiTypes.POINTER);
    private static final long EPOLL_WAIT = signature(FfiTypes.SINT32, FfiTypes.SINT32, FfiTypes.POINTER, FfiTypes.SINT32,
            FfiTypes.SINT32);

    private static final ThreadLocal<Arguments> ARGUMENTS = ThreadLocal.withInitial(Arguments::new);

    static {
        Native.register(JnaCalls.class, "c");
    }

    /** JNA tells nobody the address that it gives a callback. This function answers with its first argument. */
    private static native long memcpy(Callback to, Callback from, long nothing);

    /** Values, and the pointers to them that libffi takes; for one call at a time, which reads them before it begins. */
    private static final class Arguments {

        private static final int MOST = 4;
        private static final int RESULT = 2 * MOST * Long.BYTES;

        private final NativeBuffer buffer = new NativeBuffer(RESULT + Long.BYTES);
        final ByteBuffer values = buffer.bytes;

        Arguments() {
            for (int i = 0; i < MOST; i++) {
                buffer.bytes.putLong((MOST + i) * Long.BYTES, buffer.address + (long) i * Long.BYTES);
            }
        }

        /** @return the result; of an {@code int}, the lower half of it */
        long call(long signature, long function) {
            Native.ffi_call(signature, function, buffer.address + RESULT, buffer.address + MOST * Long.BYTES);
            return values.getLong(RESULT);
        }
    }

    private static long signature(long result, long... parameters) {
        // Lives as long as the process, as the signature itself does.
        NativeBuffer types = new NativeBuffer(parameters.length * Long.BYTES);
        FfiTypes.keep(types);
        for (int i = 0; i < parameters.length; i++) {
            types.bytes.putLong(i * Long.BYTES, parameters[i]);
        }
        return Native.ffi_prep_cif(0, parameters.length, result, types.address);
    }

    @Override
    public void handleCallback(long function, int watch, int fd, int events, long opaque) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putInt(0, watch).putInt(Long.BYTES, fd).putInt(2 * Long.BYTES, events)
                .putLong(3 * Long.BYTES, opaque);
        arguments.call(HANDLE, function);
    }

    @Override
    public void timeoutCallback(long function, int timer, long opaque) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putInt(0, timer).putLong(Long.BYTES, opaque);
        arguments.call(TIMEOUT, function);
    }

    @Override
    public void freeCallback(long function, long opaque) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putLong(0, opaque);
        arguments.call(FREE, function);
    }

    @Override
    public int intOf(long function, long a) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putLong(0, a);
        return (int) arguments.call(INT_OF_1, function);
    }

    @Override
    public int intOf(long function, long a, long b) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putLong(0, a).putLong(Long.BYTES, b);
        return (int) arguments.call(INT_OF_2, function);
    }

    @Override
    public long longOf(long function, long a) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putLong(0, a);
        return arguments.call(LONG_OF_1, function);
    }

    @Override
    public long longOf(long function, long a, long b, int c, long d) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putLong(0, a).putLong(Long.BYTES, b).putInt(2 * Long.BYTES, c).putLong(3 * Long.BYTES, d);
        return arguments.call(MEMCCPY, function);
    }

    @Override
    public int intOf(long function, int a, long b, int c, int d) {
        Arguments arguments = ARGUMENTS.get();
        arguments.values.putInt(0, a).putLong(Long.BYTES, b).putInt(2 * Long.BYTES, c).putInt(3 * Long.BYTES, d);
        return (int) arguments.call(EPOLL_WAIT, function);
    }

    @Override
    public <T extends Callback> long upcall(Class<T> type, T callback) {
        KEPT.add(callback);
        // Attaching a native thread anew costs 10 µs each time.
        Native.setCallbackThreadInitializer(callback, new CallbackThreadInitializer(true, false, "libvirt"));
        return memcpy(callback, callback, 0);
    }
}
