package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** A storage pool, which is a folder of the daemon's directory. Build it, start it, stop it, delete it, in this order. */
public final class PrivatePool {

    private final Virsh virsh;
    private final Path directory;
    private final UUID uuid = UUID.randomUUID();
    private final String name = "p" + uuid.toString().substring(0, 8);

    public PrivatePool(PrivateDaemon daemon) {
        virsh = new Virsh(daemon.qemuSessionUri());
        directory = daemon.directory();
    }

    public String name() {
        return name;
    }

    public UUID uuid() {
        return uuid;
    }

    public void define() {
        String xml = "<pool type='dir'><name>%s</name><uuid>%s</uuid><target><path>%s</path></target></pool>"
                .formatted(name, uuid, directory.resolve(name));
        try {
            virsh.run("pool-define", Files.writeString(directory.resolve(name + ".xml"), xml).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the folder. */
    public void build() {
        virsh.run("pool-build", name);
    }

    public void start() {
        virsh.run("pool-start", name);
    }

    public void refresh() {
        virsh.run("pool-refresh", name);
    }

    public void stop() {
        virsh.run("pool-destroy", name);
    }

    /** Removes the folder. */
    public void delete() {
        virsh.run("pool-delete", name);
    }

    public void undefine() {
        virsh.run("pool-undefine", name);
    }
}
