package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientLibraryMissingTest {

    @TempDir
    Path folder;

    @Test
    void namesThePackages() throws Exception {
        // Found before the real one, and no library. The second setting keeps JNA from looking into the system's folders.
        Files.createFile(folder.resolve("libvirt.so.0"));
        String printed = ChildJvm.run(RegisterLoop.class, Map.of("LD_LIBRARY_PATH", folder.toString()),
                "-Djna.platform.library.path=" + folder);
        assertThat(printed).contains("Refused: libvirt's client library (libvirt.so.0) can't be loaded")
                .contains("'apt install libvirt0' on Debian and Ubuntu", "'dnf install libvirt-libs' on Fedora and RHEL",
                        "'zypper install libvirt-libs' on openSUSE", "'pacman -S libvirt' on Arch")
                .contains("-Djna.library.path=");
    }
}
