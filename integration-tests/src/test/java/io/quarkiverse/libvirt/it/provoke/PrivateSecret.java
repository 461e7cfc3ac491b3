package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** A secret for a volume. */
public final class PrivateSecret {

    private final Virsh virsh;
    private final Path directory;
    private final UUID uuid = UUID.randomUUID();

    public PrivateSecret(PrivateDaemon daemon) {
        virsh = new Virsh(daemon.qemuSessionUri());
        directory = daemon.directory();
    }

    public UUID uuid() {
        return uuid;
    }

    /** What the secret is for: its usage is of type volume. */
    public Path volume() {
        return directory.resolve(uuid + ".volume");
    }

    public void define() {
        virsh.run("secret-define", file(".xml", """
                <secret><uuid>%s</uuid><usage type='volume'><volume>%s</volume></usage></secret>
                """.formatted(uuid, volume())));
    }

    public void setValue(String value) {
        virsh.run("secret-set-value", uuid.toString(), "--plain", "--file", file(".value", value));
    }

    public void undefine() {
        virsh.run("secret-undefine", uuid.toString());
    }

    private String file(String suffix, String content) {
        try {
            return Files.writeString(directory.resolve(uuid + suffix), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
