package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusProdModeTest;

class NoUriInProductionTest {

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest()
            .withEmptyApplication()
            .setApplicationName("no-uri")
            .setApplicationVersion("1")
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-rest", Version.getVersion())))
            .setRun(true)
            .setExpectExit(true);

    @Test
    void failsTheStartAndNamesTheProperty() {
        assertThat(APP.getStartupConsoleOutput()).contains("No libvirt host is configured: set quarkus.libvirt.uri to the URI "
                + "of the host to watch, for example qemu:///system")
                .contains("Where only LibvirtConnections.open opens hosts, set quarkus.libvirt.active=false");
        assertThat(APP.getExitCode()).isEqualTo(1);
    }
}
