package io.quarkiverse.libvirt.it.provoke;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.it.host.QemuGuest;

/**
 * A guest that does what events are reported for, when it is told to. Its methods return when it has been told, not when it
 * has been reported; those that make it boot return when it has booted. What is done to it from outside is the matter of
 * {@link GuestOperator}.
 */
public final class EventfulGuest {

    /** Devices that the boot sector has to find. */
    static final int CONSOLE_SLOT = 6;
    static final int BALLOON_SLOT = 7;
    /** Port 0 of a virtio console is for something else; the first channel gets the next. */
    static final int AGENT_PORT = 1;

    private static final int MEDIUM_SIZE = 1024 * 1024;
    private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Virsh virsh;
    private final QemuGuest guest;
    private final Path directory;
    private final Path announcements;
    private final FullDisk fullDisk;

    public EventfulGuest(PrivateDaemon daemon) {
        virsh = new Virsh(daemon.qemuSessionUri());
        directory = daemon.directory();
        guest = new QemuGuest(daemon, GuestAction.program());
        announcements = file(".serial");
        try {
            fullDisk = new FullDisk(daemon, name());
            for (Path file : List.of(secondDisk(), copy(), medium())) {
                daemon.give(Files.write(file, new byte[MEDIUM_SIZE]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        guest.withElement("""
                <maxMemory slots='2' unit='MiB'>512</maxMemory>
                <cpu><numa><cell id='0' cpus='0' memory='32' unit='MiB'/></numa></cpu>
                <clock offset='absolute' start='0'/>
                <on_crash>preserve</on_crash>
                <pm><suspend-to-mem enabled='yes'/><suspend-to-disk enabled='yes'/></pm>
                """);
        guest.withDevice("""
                <disk type='file' device='disk'>
                  <driver name='qemu' type='raw'/><source file='%s'/><target dev='hdb' bus='ide'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <driver name='qemu' type='raw'/><source file='%s' startupPolicy='optional'/><target dev='hdc' bus='ide'/>
                </disk>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='raw'/><source file='%s' startupPolicy='optional'/><target dev='vda' bus='virtio'/>
                </disk>
                """.formatted(secondDisk(), missingMedium(), missingDisk()))
                .withDevice(fullDisk.xml("hdd"))
                .withDevice("""
                        <controller type='virtio-serial' index='0'><address type='pci' slot='%d'/></controller>
                        <memballoon model='virtio'><address type='pci' slot='%d'/></memballoon>
                        <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                        <serial type='file'><source path='%s'/></serial>
                        <controller type='usb' model='piix3-uhci'/>
                        <graphics type='vnc' autoport='yes' listen='127.0.0.1'/>
                        <video><model type='vga'/></video>
                        <watchdog model='ib700' action='pause'/>
                        <panic model='isa'/>
                        <memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>
                        """.formatted(CONSOLE_SLOT, BALLOON_SLOT, announcements));
    }

    public String name() {
        return guest.name();
    }

    public UUID uuid() {
        return guest.uuid();
    }

    /** The disk whose blocks can be watched and copied, {@code hdb}. */
    public Path secondDisk() {
        return file(".second.raw");
    }

    /** What the second disk can be copied to. */
    Path copy() {
        return file(".copy.raw");
    }

    /** The image of the disk that has no room, {@code hdd}. */
    public Path fullDisk() {
        return fullDisk.file();
    }

    /** What the CD drive {@code hdc} should have in it at start, which isn't there. */
    public Path missingMedium() {
        return file(".missing.iso");
    }

    /** What the disk {@code vda} should be, which isn't there. */
    public Path missingDisk() {
        return file(".missing.raw");
    }

    /** What can be put into the CD drive. */
    public Path medium() {
        return file(".iso");
    }

    public GuestOperator operator() {
        return new GuestOperator(this, virsh);
    }

    /** Who operates it where it has migrated to. */
    public GuestOperator operatorAt(PrivateDaemon daemon) {
        return new GuestOperator(this, new Virsh(daemon.qemuSessionUri()));
    }

    public void define() {
        try {
            virsh.run("define", Files.writeString(file(".xml"), guest.xml()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void undefine() {
        virsh.run("undefine", name());
    }

    /** Starts the guest, and returns when it has booted. */
    public void start() {
        try {
            Files.deleteIfExists(announcements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boot(() -> virsh.run("start", name()));
    }

    public void destroy() {
        virsh.run("destroy", name());
    }

    public void killQemu() {
        guest.killQemu();
    }

    public void terminateQemu() {
        guest.terminateQemu();
    }

    /** Libvirt reports two or three reboots for it, since the BIOS resets too. */
    public void reset() {
        boot(() -> press(GuestAction.RESET));
    }

    public void powerOff() {
        press(GuestAction.POWER_OFF);
    }

    /** It sleeps until {@link GuestOperator#wakeUp()}. */
    public void suspendToMemory() {
        press(GuestAction.SUSPEND_TO_MEMORY);
    }

    public void suspendToDisk() {
        press(GuestAction.SUSPEND_TO_DISK);
    }

    /** It remains, crashed, until it is destroyed. */
    public void panic() {
        press(GuestAction.PANIC);
    }

    /** It goes on, as one that loads another kernel to save the memory of the crashed one. */
    public void crashAndLoadAnotherKernel() {
        press(GuestAction.CRASH_AND_LOAD_ANOTHER_KERNEL);
    }

    /** Sets its clock, which has begun in the first second of 1970, to 11 o'clock. */
    public void setClock() {
        press(GuestAction.SET_CLOCK);
    }

    /** Two seconds later it is paused. */
    public void starveWatchdog() {
        press(GuestAction.STARVE_WATCHDOG);
    }

    /** Bytes 512 to 1023 of the disk. */
    public void writeToSecondDisk() {
        press(GuestAction.WRITE_TO_SECOND_DISK);
    }

    /** It is paused, and again whenever it is resumed: it tries again. */
    public void writeToFullDisk() {
        press(GuestAction.WRITE_TO_THIRD_DISK);
    }

    /** Gives 1 MiB of its 160 MiB back; once, since it never takes it again. */
    public void inflateBalloon() {
        press(GuestAction.INFLATE_BALLOON);
    }

    public void refuseToEjectMemory() {
        press(GuestAction.REFUSE_TO_EJECT_MEMORY);
    }

    public void openAgentPort() {
        press(GuestAction.OPEN_AGENT_PORT);
    }

    /** Once after {@link #openAgentPort()}. */
    public void closeAgentPort() {
        press(GuestAction.CLOSE_AGENT_PORT);
    }

    /** Does something that makes the guest boot, and returns when it has. */
    void boot(Runnable reason) {
        long before = announced();
        reason.run();
        await("boot of " + name()).atMost(BOOT_LIMIT).pollInterval(POLL).until(() -> announced() > before);
    }

    Path file(String suffix) {
        return directory.resolve(name() + suffix);
    }

    private void press(GuestAction action) {
        virsh.run("send-key", name(), action.key());
    }

    /** How often the guest has booted since QEMU was started. */
    private long announced() {
        return announcements.toFile().length();
    }
}
