package io.quarkiverse.libvirt.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.runtime.configuration.ConfigurationException;

class WhatIsNotInstalledIsNamedTest {

    @TempDir
    Path emptyFolder;

    @Test
    void withTheCommandThatInstallsIt() {
        assertThatThrownBy(() -> PrivateLibvirtd.check(Programs.in(List.of(emptyFolder))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.libvirt.devservices.mode is daemon, but there is no libvirtd on this machine")
                .hasMessageContaining("apt install libvirt-daemon")
                .hasMessageContaining("quarkus.libvirt.devservices.mode=in-process");
    }
}
