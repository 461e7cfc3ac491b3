package io.quarkiverse.libvirt.benchmarks;

import java.util.Arrays;
import java.util.Optional;

/** The consumers that are compared. Each is a program of its own below {@code benchmarks/clients}. */
public enum ClientKind {
    C("c", "libvirt's C loop"),
    GLIB("glib", "libvirt-glib"),
    SYS_VIRT("sys-virt", "Sys::Virt (Perl)"),
    LIBVIRTAIO("libvirtaio", "libvirtaio (Python)"),
    LIBVIRT_JAVA("libvirt-java", "libvirt-java"),
    OURS("ours", "quarkus-libvirt"),
    OURS_25("ours-25", "quarkus-libvirt on Java 25");

    private final String id;
    private final String label;

    ClientKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** As it is called on the command line and in the JSON report. */
    public String id() {
        return id;
    }

    /** As readers know it. */
    public String label() {
        return label;
    }

    /** It has to be warmed up, and its heap is told from its other memory. */
    public boolean onJvm() {
        return ours() || this == LIBVIRT_JAVA;
    }

    /** Whether it is this extension. */
    public boolean ours() {
        return this == OURS || this == OURS_25;
    }

    static Optional<ClientKind> ofId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
