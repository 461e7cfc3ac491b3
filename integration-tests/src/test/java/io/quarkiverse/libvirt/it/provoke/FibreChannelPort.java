package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/**
 * A virtual port of the test driver's one Fibre Channel adapter: the node device that can be had without hardware and root's
 * rights. All connections with {@link PrivateDaemon#testUri()} see it, and it lasts as long as there is one of them. libvirt
 * gives it a name.
 */
public final class FibreChannelPort {

    private static final String XML = """
            <device>
              <parent>scsi_host1</parent>
              <capability type='scsi_host'>
                <capability type='fc_host'><wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability>
              </capability>
            </device>
            """;

    private final Virsh virsh;
    private final Path directory;

    public FibreChannelPort(PrivateDaemon daemon) {
        virsh = new Virsh(daemon.testUri());
        directory = daemon.directory();
    }

    /** Returns the device's name. */
    public String create() {
        try {
            // Node device scsi_host12 created from FILE
            return virsh.run("nodedev-create", Files.writeString(directory.resolve("port.xml"), XML).toString())
                    .split(" ")[2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void destroy(String name) {
        virsh.run("nodedev-destroy", name);
    }
}
