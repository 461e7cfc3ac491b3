package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

/** Of an application that isn't permitted to, Java 24 and newer warn, and one day they refuse. */
class ABuiltApplicationMayCallNativeCodeTest {

    @RegisterExtension
    static final QuarkusProdModeTest BUILD = new QuarkusProdModeTest().withEmptyApplication()
            .setApplicationName("may-call-native-code").setRun(false);

    @ProdBuildResults
    ProdModeTestResults built;

    @Test
    void withoutAnyOption() throws IOException {
        try (JarFile runner = new JarFile(built.getBuildDir().resolve("quarkus-app/quarkus-run.jar").toFile())) {
            assertThat(runner.getManifest().getMainAttributes().getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
        }
    }
}
