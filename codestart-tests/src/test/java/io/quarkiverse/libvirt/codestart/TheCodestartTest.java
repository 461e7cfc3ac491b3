package io.quarkiverse.libvirt.codestart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartCatalog;
import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartCatalog.Language;
import io.quarkus.devtools.messagewriter.MessageWriter;
import io.quarkus.devtools.testing.FakeExtensionCatalog;
import io.quarkus.devtools.testing.codestarts.QuarkusCodestartTest;
import io.quarkus.platform.descriptor.loader.json.ResourceLoaders;
import io.quarkus.registry.catalog.Extension;

/** What Quarkus' tools put into a new project with this extension. What that does, its own test in this module shows. */
class TheCodestartTest {

    private static final Path CODESTARTS = Path.of("../runtime/src/main/codestarts/quarkus");
    private static final String NAME = "libvirt-codestart";

    @RegisterExtension
    static final QuarkusCodestartTest PROJECT = QuarkusCodestartTest.builder().languages(Language.JAVA)
            .extensionCatalog(FakeExtensionCatalog.FAKE_EXTENSION_CATALOG).quarkusCodestartCatalog(catalog())
            .codestarts(NAME).build();

    private static QuarkusCodestartCatalog catalog() {
        try {
            return QuarkusCodestartCatalog.fromExtensionsCatalogAndDirectories(MessageWriter.info(),
                    FakeExtensionCatalog.FAKE_EXTENSION_CATALOG, List.of(CODESTARTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasAConsumerAndItsTest() throws Throwable {
        assertThat(generated("src/main/java/ilove/quark/us/VmLog.java")).startsWith("package ilove.quark.us;");
        assertThat(generated("src/test/java/ilove/quark/us/VmLogTest.java")).startsWith("package ilove.quark.us;");
        assertThat(generated("src/main/resources/application.properties"))
                .contains("%prod.quarkus.libvirt.uri=qemu:///system");
        assertThat(generated("README.md")).contains("test:///default");
    }

    /** By this the tools find it. */
    @Test
    void isNamedByTheExtension() throws IOException {
        for (URL url : Collections.list(getClass().getClassLoader().getResources("META-INF/quarkus-extension.yaml"))) {
            Extension extension = ResourceLoaders.processAsPath(url, TheCodestartTest::read);
            if (extension.getArtifact().getArtifactId().equals("quarkus-libvirt")) {
                assertThat(extension.getMetadata().get("codestart")).isEqualTo(Map.of("name", "libvirt",
                        "languages", List.of("java"),
                        "artifact", "io.quarkiverse.libvirt:quarkus-libvirt:codestarts:jar:" + extension.getArtifact()
                                .getVersion()));
                assertThat(extension.getMetadata()).containsKeys("guide", "icon-url", "categories", "keywords", "status",
                        "minimum-java-version", "short-name", "config");
                return;
            }
        }
        throw new AssertionError("No descriptor of the extension");
    }

    @Test
    void isWhatTheGuideBeginsWith() throws IOException {
        String consumer = Files.readString(CODESTARTS.resolve(NAME).resolve("java/src/main/java/org/acme/VmLog.java"));
        assertThat(Files.readString(Path.of("../docs/modules/ROOT/pages/getting-started.adoc"))).contains(consumer.strip());
    }

    private static Extension read(Path descriptor) {
        try {
            return Extension.fromFile(descriptor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String generated(String file) throws IOException {
        return Files.readString(PROJECT.getProjectWithRealDataDir(Language.JAVA).resolve(file));
    }
}
