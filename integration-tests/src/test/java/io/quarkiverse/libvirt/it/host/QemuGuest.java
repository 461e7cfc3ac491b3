package io.quarkiverse.libvirt.it.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/**
 * A guest for a {@link PrivateDaemon}'s QEMU driver: a disk with a {@link BootSector} on it, and the XML that describes the
 * machine. It is the test that defines or starts it. The disk belongs to the daemon's directory, and goes with it.
 */
public final class QemuGuest {

    private static final int DISK_SIZE = 1024 * 1024;
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final PrivateDaemon daemon;
    private final UUID uuid = UUID.randomUUID();
    /** Short, since it becomes part of socket paths. */
    private final String name = "g" + uuid.toString().substring(0, 8);
    private final Path disk;
    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder devices = new StringBuilder();

    public QemuGuest(PrivateDaemon daemon, BootSector program) {
        this.daemon = daemon;
        disk = daemon.directory().resolve(name + ".raw");
        try {
            daemon.give(Files.write(disk, Arrays.copyOf(program.toBytes(), DISK_SIZE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds something to the machine, as {@code <panic model='isa'/>}. */
    public QemuGuest withDevice(String xml) {
        devices.append(xml);
        return this;
    }

    /** Adds something beside the devices, as {@code <clock offset='variable'/>}. */
    public QemuGuest withElement(String xml) {
        elements.append(xml);
        return this;
    }

    public String name() {
        return name;
    }

    public UUID uuid() {
        return uuid;
    }

    public Path disk() {
        return disk;
    }

    /** The machine is one without KVM. ACPI is what listens at the ports for power-off and sleep. */
    public String xml() {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>32</memory>
                  <vcpu>1</vcpu>
                  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
                  <features><acpi/></features>
                  %s
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='raw'/>
                      <source file='%s'/>
                      <target dev='hda' bus='ide'/>
                    </disk>
                    %s
                  </devices>
                </domain>
                """.formatted(name, uuid, elements, disk, devices);
    }

    /** The pid of the guest's QEMU, which runs from before its start is reported until it ends. */
    public long qemuPid() {
        Path file = daemon.pidFile(name);
        try {
            return Long.parseLong(Files.readString(file).trim());
        } catch (IOException e) {
            throw new IllegalStateException("Guest " + name + " is not running", e);
        }
    }

    /** Ends QEMU as a crash of it does (SIGKILL), and returns when it is gone. */
    public void killQemu() {
        OsProcess qemu = qemu();
        qemu.kill();
        awaitEnd(qemu, "SIGKILL");
    }

    /** Ends QEMU as an administrator does who knows nothing of libvirt (SIGTERM), and returns when it is gone. */
    public void terminateQemu() {
        OsProcess qemu = qemu();
        qemu.terminate();
        awaitEnd(qemu, "SIGTERM");
    }

    private OsProcess qemu() {
        return OsProcess.of(qemuPid())
                .orElseThrow(() -> new IllegalStateException("QEMU of " + name + " has ended already"));
    }

    private static void awaitEnd(OsProcess qemu, String signal) {
        if (!qemu.awaitEnd(END_LIMIT)) {
            throw new IllegalStateException("QEMU " + qemu.pid() + " survives " + signal);
        }
    }
}
