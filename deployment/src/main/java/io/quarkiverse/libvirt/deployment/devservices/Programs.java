package io.quarkiverse.libvirt.deployment.devservices;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of this machine. */
final class Programs {

    /** An ordinary user doesn't always have these in the PATH. */
    private static final List<String> MORE_FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    /** The processor's name in that of its QEMU, by the JVM's name of it. */
    private static final Map<String, String> QEMU_PROCESSORS = Map.of("amd64", "x86_64", "aarch64", "aarch64", "ppc64le",
            "ppc64", "s390x", "s390x", "riscv64", "riscv64");
    private static final Path QEMU_OF_RED_HAT = Path.of("/usr/libexec/qemu-kvm");

    private final List<Path> folders;

    private Programs(List<Path> folders) {
        this.folders = folders;
    }

    static Programs onPath() {
        return in(Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                MORE_FOLDERS.stream()).filter(folder -> !folder.isEmpty()).map(Path::of).distinct().toList());
    }

    static Programs in(List<Path> folders) {
        return new Programs(folders);
    }

    Optional<Path> find(String name) {
        return folders.stream().map(folder -> folder.resolve(name)).filter(Programs::isProgram).findFirst();
    }

    /** The QEMU for guests of this machine's processor. */
    Optional<Path> findQemu() {
        String processor = System.getProperty("os.arch");
        return find("qemu-system-" + QEMU_PROCESSORS.getOrDefault(processor, processor))
                .or(() -> Optional.of(QEMU_OF_RED_HAT).filter(Programs::isProgram));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
