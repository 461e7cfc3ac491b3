package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What GraalVM would be told, had it been here: a native build, as far as it goes without. */
class NativeSourcesTest {

    private static final String LIBRARY = "com/sun/jna/linux-x86-64/libjnidispatch.so";
    private static final Pattern TYPE_NAME = Pattern.compile("\0((?:java/(?:lang|nio)|com/sun/jna)/[\\w/$]+)(?=\0)");

    @TempDir
    static Path folder;

    private static JarFile sources;

    @BeforeAll
    static void build() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("quarkus.native.enabled", "true");
        properties.setProperty("quarkus.native.sources-only", "true");
        properties.setProperty("quarkus.package.jar.enabled", "false");
        Path tests = Path.of("target", "test-classes").toAbsolutePath();
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setApplicationRoot(Files.createDirectory(folder.resolve("application")))
                .setProjectRoot(tests)
                .addExcludedPath(tests)
                .setTargetDirectory(Files.createDirectory(folder.resolve("built")))
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .setBuildSystemProperties(properties)
                .build().bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
        try (Stream<Path> files = Files.list(folder.resolve("built/native-sources"))) {
            sources = new JarFile(files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow().toFile());
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (sources != null) {
            sources.close();
        }
    }

    @Test
    void whatItsNativeHalfLooksUp() throws IOException {
        String library;
        try (var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(LIBRARY)) {
            library = new String(resource.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        Set<String> wanted = new TreeSet<>(
                TYPE_NAME.matcher(library).results().map(match -> match.group(1).replace('/', '.')).toList());
        assertThat(wanted).hasSizeGreaterThan(30);
        assertThat(names("jni-config")).containsAll(wanted);
        assertThat(config("resource-config")).contains(LIBRARY);
    }

    @Test
    void whatWeCallAndWhatCallsUs() throws IOException {
        assertThat(names("jni-config")).contains("io.quarkiverse.libvirt.bindings.EventUpcalls$FiveParameters",
                "io.quarkiverse.libvirt.bindings.Credentials$Ask", "io.quarkiverse.libvirt.registration.LoopUpcalls$AddHandle");
        assertThat(names("reflect-config")).contains("io.quarkiverse.libvirt.bindings.Libvirt",
                "io.quarkiverse.libvirt.epoll.LibC", "io.quarkiverse.libvirt.natives.JnaCalls");
    }

    @Test
    void whatLibvirtJavaNeeds() throws IOException {
        assertThat(config("proxy-config")).contains("\"org.libvirt.jna.Libvirt\"");
        assertThat(names("reflect-config")).contains("org.libvirt.Connect", "org.libvirt.jna.virDomainInfo",
                "org.libvirt.jna.DomainPointer");
    }

    @Test
    void everyEvent() throws IOException {
        assertThat(names("reflect-config")).contains(DomainLifecycleEvent.class.getName())
                .containsAll(EventKind.all().stream().map(kind -> kind.type().getName()).toList());
    }

    @Test
    void whatIsInitialisedAtRunTime() throws IOException {
        String feature = "";
        for (JarEntry each : sources.stream().filter(entry -> entry.getName().contains("io/quarkus/runner/Feature")).toList()) {
            feature += text(each);
        }
        assertThat(feature).contains(List.of("com.sun.jna", "org.libvirt", "io.quarkiverse.libvirt.natives"));
    }

    private static Set<String> names(String config) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Object each : new JsonArray(config(config))) {
            names.add(((JsonObject) each).getString("name"));
        }
        return names;
    }

    private static String config(String name) throws IOException {
        return text(sources.getJarEntry("META-INF/native-image/" + name + ".json"));
    }

    private static String text(JarEntry entry) throws IOException {
        return new String(sources.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
