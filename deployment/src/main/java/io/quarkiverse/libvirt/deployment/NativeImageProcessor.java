package io.quarkiverse.libvirt.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessBuildItem;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessFieldBuildItem;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessMethodBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageProxyDefinitionBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.ResolvedDependency;

/** What GraalVM has to be told for a native executable. Does nothing in any other build. */
class NativeImageProcessor {

    private static final ArtifactKey EVENT_LOOP = ArtifactKey.ga("io.quarkiverse.libvirt", "quarkus-libvirt-event-loop");
    private static final ArtifactKey LIBVIRT_JAVA = ArtifactKey.ga("org.libvirt", "libvirt");
    private static final String CLASS = ".class";

    /** What loads or calls native code when it is initialised, or refers to that. */
    private static final List<String> AT_RUN_TIME = List.of(
            "com.sun.jna",
            "org.libvirt",
            "io.quarkiverse.libvirt.bindings",
            "io.quarkiverse.libvirt.epoll",
            "io.quarkiverse.libvirt.natives",
            "io.quarkiverse.libvirt.registration",
            "io.quarkiverse.libvirt.runtime.calls",
            "io.quarkiverse.libvirt.runtime.connection",
            "io.quarkiverse.libvirt.runtime.loop");

    /** What JNA's Java half looks at. */
    private static final String[] OF_JNA = {
            "com.sun.jna.CallbackProxy",
            "com.sun.jna.NativeLong",
            "com.sun.jna.PointerType",
            "com.sun.jna.Structure$FFIType",
            "com.sun.jna.Structure$FFIType$FFITypes",
            "com.sun.jna.Structure$FFIType$size_t",
            "com.sun.jna.ptr.ByteByReference",
            "com.sun.jna.ptr.IntByReference",
            "com.sun.jna.ptr.LongByReference",
            "com.sun.jna.ptr.PointerByReference" };

    /** libjnidispatch itself; JNA unpacks it. */
    private static final String[] LIBRARIES = {
            "com/sun/jna/linux-x86-64/libjnidispatch.so",
            "com/sun/jna/linux-aarch64/libjnidispatch.so" };

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void initialiseAtRunTime(BuildProducer<RuntimeInitializedPackageBuildItem> packages) {
        AT_RUN_TIME.forEach(name -> packages.produce(new RuntimeInitializedPackageBuildItem(name)));
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    NativeImageResourceBuildItem libraries() {
        return new NativeImageResourceBuildItem(LIBRARIES);
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void jna(BuildProducer<JniRuntimeAccessBuildItem> types, BuildProducer<JniRuntimeAccessMethodBuildItem> methods,
            BuildProducer<JniRuntimeAccessFieldBuildItem> fields, BuildProducer<ReflectiveClassBuildItem> reflective) {
        types.produce(new JniRuntimeAccessBuildItem(false, false, false, JniDispatch.TYPES));
        JniDispatch.methods().forEach(methods::produce);
        JniDispatch.fields().forEach(fields::produce);
        reflective.produce(everythingOf("It is JNA's", OF_JNA));
    }

    /** JNA finds native methods and the methods of callbacks by reflection, and calls the latter by JNI. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void bindings(CurateOutcomeBuildItem application, BuildProducer<JniRuntimeAccessBuildItem> jni,
            BuildProducer<ReflectiveClassBuildItem> reflective) {
        String[] classes = classesOf(application, EVENT_LOOP, Set.of("io.quarkiverse.libvirt.bindings",
                "io.quarkiverse.libvirt.epoll", "io.quarkiverse.libvirt.natives", "io.quarkiverse.libvirt.registration"));
        jni.produce(new JniRuntimeAccessBuildItem(false, true, false, classes));
        reflective.produce(ReflectiveClassBuildItem.builder(classes).reason("JNA binds its native methods and callbacks")
                .methods().build());
    }

    /** Its interfaces of native functions are proxies, its structures are filled field by field. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void libvirtJava(CurateOutcomeBuildItem application, BuildProducer<JniRuntimeAccessBuildItem> jni,
            BuildProducer<NativeImageProxyDefinitionBuildItem> proxies, BuildProducer<ReflectiveClassBuildItem> reflective) {
        proxies.produce(new NativeImageProxyDefinitionBuildItem("org.libvirt.jna.Libvirt"));
        proxies.produce(new NativeImageProxyDefinitionBuildItem("org.libvirt.jna.LibvirtQemu"));
        String[] classes = classesOf(application, LIBVIRT_JAVA, Set.of("org.libvirt.jna"));
        jni.produce(new JniRuntimeAccessBuildItem(true, true, true, classes));
        reflective.produce(everythingOf("JNA maps it to native code", classes));
        // Its constructor for an open connection.
        reflective.produce(ReflectiveClassBuildItem.builder("org.libvirt.Connect").constructors().build());
    }

    /** The JSON form of an event is read from its record; who observes what is known by the types' names. */
    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    ReflectiveClassBuildItem events() {
        Set<String> types = new TreeSet<>();
        for (EventKind<?> kind : EventKind.all()) {
            addEventType(kind.type(), types);
        }
        return ReflectiveClassBuildItem.builder(types.toArray(String[]::new)).reason("It is an event of libvirt").methods()
                .build();
    }

    /** A type, and those above it that are events, too. */
    private static void addEventType(Class<?> type, Set<String> types) {
        if (LibvirtEvent.class.isAssignableFrom(type) && types.add(type.getName())) {
            for (Class<?> above : type.getInterfaces()) {
                addEventType(above, types);
            }
        }
    }

    private static ReflectiveClassBuildItem everythingOf(String reason, String... classes) {
        return ReflectiveClassBuildItem.builder(classes).reason(reason).constructors().methods().fields().build();
    }

    /** The classes of a dependency that are in some of its packages, sorted. */
    private static String[] classesOf(CurateOutcomeBuildItem application, ArtifactKey dependency, Set<String> packages) {
        Set<String> classes = new TreeSet<>();
        Collection<ResolvedDependency> all = application.getApplicationModel().getDependencies();
        for (ResolvedDependency each : all) {
            if (each.getKey().getGroupId().equals(dependency.getGroupId())
                    && each.getKey().getArtifactId().equals(dependency.getArtifactId())) {
                each.getContentTree().walk(visit -> {
                    String path = visit.getRelativePath("/");
                    if (path.endsWith(CLASS)) {
                        String name = path.substring(0, path.length() - CLASS.length()).replace('/', '.');
                        if (packages.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                            classes.add(name);
                        }
                    }
                });
            }
        }
        if (classes.isEmpty()) {
            throw new IllegalStateException("A native executable needs the classes of " + dependency.toGacString() + " in "
                    + packages + ", and this application has none: check its dependencies for an exclusion");
        }
        return classes.toArray(String[]::new);
    }
}
