package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** A virtual network of an ordinary user's daemon, which may define but not start it: that takes root's rights. */
public final class PrivateNetwork {

    private final Virsh virsh;
    private final Path directory;
    private final UUID uuid = UUID.randomUUID();
    private final String name = "n" + uuid.toString().substring(0, 8);

    public PrivateNetwork(PrivateDaemon daemon) {
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
        try {
            virsh.run("net-define", Files.writeString(directory.resolve(name + ".xml"),
                    "<network><name>" + name + "</name><uuid>" + uuid + "</uuid></network>").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void undefine() {
        virsh.run("net-undefine", name);
    }
}
