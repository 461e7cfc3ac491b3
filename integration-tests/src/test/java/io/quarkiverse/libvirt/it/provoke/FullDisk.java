package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/**
 * An empty disk of 1 MiB without room for anything that is written to it, which needs neither a full file system nor root's
 * rights: a qcow2 image that may only use a slice of its file, and the slice ends where the image's tables do.
 */
final class FullDisk {

    private static final int CLUSTER = 512;
    private static final int CLUSTER_BITS = 9;
    private static final int CLUSTERS = 4;
    private static final int DISK_SIZE = 1024 * 1024;

    private final Path file;

    FullDisk(PrivateDaemon daemon, String name) throws IOException {
        file = daemon.directory().resolve(name + ".qcow2");
        daemon.give(Files.write(file, image()));
    }

    Path file() {
        return file;
    }

    String xml(String target) {
        return """
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2' error_policy='enospace'/>
                  <source file='%s'><slices><slice type='storage' offset='0' size='%d'/></slices></source>
                  <target dev='%s' bus='ide'/>
                </disk>
                """.formatted(file, CLUSTERS * CLUSTER, target);
    }

    /** Version 2 of the format: header, reference count table, reference counts, table of tables. */
    private static byte[] image() {
        int tableEntries = DISK_SIZE / (CLUSTER / Long.BYTES * CLUSTER);
        ByteBuffer image = ByteBuffer.allocate(CLUSTERS * CLUSTER);
        image.put(new byte[] { 'Q', 'F', 'I', (byte) 0xfb }).putInt(2)
                .putLong(0).putInt(0) // no backing file
                .putInt(CLUSTER_BITS).putLong(DISK_SIZE)
                .putInt(0) // not encrypted
                .putInt(tableEntries).putLong(3 * CLUSTER)
                .putLong(CLUSTER).putInt(1)
                .putInt(0).putLong(0); // no snapshots
        image.position(CLUSTER).putLong(2 * CLUSTER);
        image.position(2 * CLUSTER);
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            image.putShort((short) 1);
        }
        return image.array();
    }
}
