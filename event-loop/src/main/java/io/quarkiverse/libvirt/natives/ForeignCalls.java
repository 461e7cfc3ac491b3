package io.quarkiverse.libvirt.natives;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;

import com.sun.jna.Callback;

/**
 * By {@code java.lang.foreign}, of Java 22. Only what makes the handles is reflection, so that this compiles for Java 17; the
 * handles themselves take and give primitives, and are compiled into the code that calls them.
 */
final class ForeignCalls extends NativeCalls {

    private static final MethodHandle HANDLE = Foreign.downcall(void.class, int.class, int.class, int.class, long.class);
    private static final MethodHandle TIMEOUT = Foreign.downcall(void.class, int.class, long.class);
    private static final MethodHandle FREE = Foreign.downcall(void.class, long.class);
    private static final MethodHandle INT_OF_1 = Foreign.downcall(int.class, long.class);
    private static final MethodHandle INT_OF_2 = Foreign.downcall(int.class, long.class, long.class);
    private static final MethodHandle LONG_OF_1 = Foreign.downcall(long.class, long.class);
    private static final MethodHandle MEMCCPY = Foreign.downcall(long.class, long.class, long.class, int.class, long.class);
    private static final MethodHandle EPOLL_WAIT = Foreign.downcall(int.class, int.class, long.class, int.class, int.class);

    @Override
    public void handleCallback(long function, int watch, int fd, int events, long opaque) {
        try {
            HANDLE.invokeExact(function, watch, fd, events, opaque);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public void timeoutCallback(long function, int timer, long opaque) {
        try {
            TIMEOUT.invokeExact(function, timer, opaque);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public void freeCallback(long function, long opaque) {
        try {
            FREE.invokeExact(function, opaque);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public int intOf(long function, long a) {
        try {
            return (int) INT_OF_1.invokeExact(function, a);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public int intOf(long function, long a, long b) {
        try {
            return (int) INT_OF_2.invokeExact(function, a, b);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public long longOf(long function, long a) {
        try {
            return (long) LONG_OF_1.invokeExact(function, a);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public long longOf(long function, long a, long b, int c, long d) {
        try {
            return (long) MEMCCPY.invokeExact(function, a, b, c, d);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public int intOf(long function, int a, long b, int c, int d) {
        try {
            return (int) EPOLL_WAIT.invokeExact(function, a, b, c, d);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @Override
    public <T extends Callback> long upcall(Class<T> type, T callback) {
        return Foreign.upcall(type, callback);
    }

    private static RuntimeException impossible(Throwable e) {
        return new IllegalStateException("A native call has failed", e);
    }

    /** What there is of {@code java.lang.foreign}, by reflection. */
    private static final class Foreign {

        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        private static final Class<?> LAYOUT = type("MemoryLayout");
        private static final Class<?> DESCRIPTOR = type("FunctionDescriptor");
        private static final Class<?> LINKER = type("Linker");
        private static final Class<?> OPTION = type("Linker$Option");
        private static final Class<?> SEGMENT = type("MemorySegment");
        private static final Class<?> ARENA = type("Arena");
        private static final Object NO_OPTIONS = Array.newInstance(OPTION, 0);

        private static Class<?> type(String name) {
            try {
                return Class.forName("java.lang.foreign." + name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The handle's first argument is the function's address. */
        static MethodHandle downcall(Class<?> result, Class<?>... parameters) {
            try {
                Object linker = LINKER.getMethod("nativeLinker").invoke(null);
                MethodHandle handle = (MethodHandle) LINKER
                        .getMethod("downcallHandle", DESCRIPTOR, NO_OPTIONS.getClass())
                        .invoke(linker, descriptor(result, parameters), NO_OPTIONS);
                MethodHandle segment = LOOKUP.findStatic(SEGMENT, "ofAddress", MethodType.methodType(SEGMENT, long.class));
                return MethodHandles.filterArguments(handle, 0, segment);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        static <T extends Callback> long upcall(Class<T> type, T callback) {
            try {
                Method method = methodOf(type);
                method.setAccessible(true);
                Object linker = LINKER.getMethod("nativeLinker").invoke(null);
                Object arena = ARENA.getMethod("global").invoke(null);
                Object stub = LINKER.getMethod("upcallStub", MethodHandle.class, DESCRIPTOR, ARENA, NO_OPTIONS.getClass())
                        .invoke(linker, LOOKUP.unreflect(method).bindTo(callback),
                                descriptor(method.getReturnType(), method.getParameterTypes()), arena, NO_OPTIONS);
                return (long) SEGMENT.getMethod("address").invoke(stub);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Method methodOf(Class<?> type) {
            Method[] methods = type.getDeclaredMethods();
            if (methods.length != 1) {
                throw new IllegalArgumentException(type + " has not one method but " + methods.length);
            }
            return methods[0];
        }

        private static Object descriptor(Class<?> result, Class<?>... parameters) throws ReflectiveOperationException {
            Object layouts = Array.newInstance(LAYOUT, parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                Array.set(layouts, i, layout(parameters[i]));
            }
            if (result == void.class) {
                return DESCRIPTOR.getMethod("ofVoid", layouts.getClass()).invoke(null, layouts);
            }
            return DESCRIPTOR.getMethod("of", LAYOUT, layouts.getClass()).invoke(null, layout(result), layouts);
        }

        private static Object layout(Class<?> primitive) throws ReflectiveOperationException {
            if (primitive != int.class && primitive != long.class) {
                throw new IllegalArgumentException("Neither int nor long: " + primitive);
            }
            return type("ValueLayout").getField(primitive == int.class ? "JAVA_INT" : "JAVA_LONG").get(null);
        }
    }
}
