package io.quarkiverse.libvirt.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessFieldBuildItem;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessMethodBuildItem;

/** What libjnidispatch, JNA's native half, looks up by JNI: types, and of some of them methods and fields. */
final class JniDispatch {

    private static final String JNA = "com.sun.jna.";
    private static final String CONSTRUCTOR = "<init>";

    static final String[] TYPES = {
            JNA + "Callback",
            JNA + "Callback$UncaughtExceptionHandler",
            JNA + "CallbackReference",
            JNA + "CallbackReference$AttachOptions",
            JNA + "FromNativeConverter",
            JNA + "IntegerType",
            JNA + "JNIEnv",
            JNA + "LastErrorException",
            JNA + "Native",
            JNA + "Native$ffi_callback",
            JNA + "NativeMapped",
            JNA + "Pointer",
            JNA + "PointerType",
            JNA + "Structure",
            JNA + "Structure$ByValue",
            JNA + "Structure$FFIType$FFITypes",
            JNA + "ToNativeConverter",
            JNA + "WString",
            "java.lang.Class",
            "java.lang.Error",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.Object",
            "java.lang.OutOfMemoryError",
            "java.lang.String",
            "java.lang.System",
            "java.lang.UnsatisfiedLinkError",
            "java.lang.UnsupportedOperationException",
            "java.lang.Void",
            "java.lang.reflect.Method",
            "java.nio.Buffer" };

    private static final Map<String, String> PRIMITIVES = new TreeMap<>(Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Byte", "byte",
            "java.lang.Character", "char",
            "java.lang.Double", "double",
            "java.lang.Float", "float",
            "java.lang.Integer", "int",
            "java.lang.Long", "long",
            "java.lang.Short", "short"));

    private static final List<String> BUFFERS = List.of("Byte", "Char", "Double", "Float", "Int", "Long", "Short");

    private static final List<String> FFI_TYPES = List.of("double", "float", "longdouble", "pointer", "sint16", "sint32",
            "sint64", "sint8", "uint16", "uint32", "uint64", "uint8", "void");

    /** What it throws is made with a message. */
    private static final List<String> THROWN = List.of("java.lang.Error", "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException", "java.lang.OutOfMemoryError", "java.lang.UnsatisfiedLinkError",
            "java.lang.UnsupportedOperationException");

    private JniDispatch() {
    }

    static List<JniRuntimeAccessMethodBuildItem> methods() {
        List<JniRuntimeAccessMethodBuildItem> methods = new ArrayList<>(List.of(
                of(JNA + "Callback$UncaughtExceptionHandler", "uncaughtException", JNA + "Callback", "java.lang.Throwable"),
                of(JNA + "CallbackReference", "getCallback", "java.lang.Class", JNA + "Pointer", "boolean"),
                of(JNA + "CallbackReference", "getFunctionPointer", JNA + "Callback", "boolean"),
                of(JNA + "CallbackReference", "getNativeString", "java.lang.Object", "boolean"),
                of(JNA + "CallbackReference", "initializeThread", JNA + "Callback", JNA + "CallbackReference$AttachOptions"),
                of(JNA + "FromNativeConverter", "nativeType"),
                of(JNA + "LastErrorException", CONSTRUCTOR, "int"),
                of(JNA + "LastErrorException", CONSTRUCTOR, "java.lang.String"),
                of(JNA + "Native", "dispose"),
                of(JNA + "Native", "fromNative", JNA + "FromNativeConverter", "java.lang.Object", "java.lang.reflect.Method"),
                of(JNA + "Native", "fromNative", "java.lang.Class", "java.lang.Object"),
                of(JNA + "Native", "fromNative", "java.lang.reflect.Method", "java.lang.Object"),
                of(JNA + "Native", "nativeType", "java.lang.Class"),
                of(JNA + "Native", "toNative", JNA + "ToNativeConverter", "java.lang.Object"),
                of(JNA + "Native$ffi_callback", "invoke", "long", "long", "long"),
                of(JNA + "NativeMapped", "toNative"),
                of(JNA + "Pointer", CONSTRUCTOR, "long"),
                of(JNA + "Structure", "autoRead"),
                of(JNA + "Structure", "autoWrite"),
                of(JNA + "Structure", "getTypeInfo"),
                of(JNA + "Structure", "newInstance", "java.lang.Class", "long"),
                of(JNA + "WString", CONSTRUCTOR, "java.lang.String"),
                of("java.lang.Class", "getComponentType"),
                of("java.lang.Object", "toString"),
                of("java.lang.String", CONSTRUCTOR, "byte[]"),
                of("java.lang.String", CONSTRUCTOR, "byte[]", "java.lang.String"),
                of("java.lang.String", "getBytes"),
                of("java.lang.String", "getBytes", "java.lang.String"),
                of("java.lang.String", "toCharArray"),
                of("java.lang.System", "getProperty", "java.lang.String"),
                of("java.lang.reflect.Method", "getParameterTypes"),
                of("java.lang.reflect.Method", "getReturnType"),
                of("java.nio.Buffer", "position")));
        PRIMITIVES.forEach((type, primitive) -> methods.add(of(type, CONSTRUCTOR, primitive)));
        for (String buffer : BUFFERS) {
            methods.add(of("java.nio." + buffer + "Buffer", "array"));
            methods.add(of("java.nio." + buffer + "Buffer", "arrayOffset"));
        }
        THROWN.forEach(type -> methods.add(of(type, CONSTRUCTOR, "java.lang.String")));
        return methods;
    }

    static List<JniRuntimeAccessFieldBuildItem> fields() {
        List<JniRuntimeAccessFieldBuildItem> fields = new ArrayList<>(List.of(
                field(JNA + "IntegerType", "value"),
                field(JNA + "Pointer", "peer"),
                field(JNA + "PointerType", "pointer"),
                field(JNA + "Structure", "memory"),
                field(JNA + "Structure", "typeInfo"),
                field("java.lang.Void", "TYPE")));
        FFI_TYPES.forEach(type -> fields.add(field(JNA + "Structure$FFIType$FFITypes", "ffi_type_" + type)));
        for (String type : PRIMITIVES.keySet()) {
            fields.add(field(type, "TYPE"));
            fields.add(field(type, "value"));
        }
        return fields;
    }

    private static JniRuntimeAccessMethodBuildItem of(String type, String name, String... parameters) {
        return new JniRuntimeAccessMethodBuildItem(type, name, parameters);
    }

    private static JniRuntimeAccessFieldBuildItem field(String type, String name) {
        return new JniRuntimeAccessFieldBuildItem(type, name);
    }
}
