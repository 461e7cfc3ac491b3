package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;

/** What is done to an {@link EventfulGuest} from outside. Each method returns when libvirt has accepted it. */
public final class GuestOperator {

    /** The alias of the USB tablet that comes and goes. */
    public static final String TABLET = "ua-tablet";
    /** The alias of the memory module. */
    public static final String MEMORY_MODULE = "dimm0";

    /** Of memory to print: the answer gets longer than the 10 MiB that libvirt takes from QEMU. */
    private static final int MONITOR_OVERFLOW = 2_000_000;

    private final EventfulGuest guest;
    private final Virsh virsh;

    GuestOperator(EventfulGuest guest, Virsh virsh) {
        this.guest = guest;
        this.virsh = virsh;
    }

    /** The number that libvirt has given the guest when it was started. */
    public int id() {
        return Integer.parseInt(virsh.run("domid", guest.name()));
    }

    public void suspend() {
        virsh.run("suspend", guest.name());
    }

    public void resume() {
        virsh.run("resume", guest.name());
    }

    /** Returns when the guest has booted again. */
    public void reset() {
        guest.boot(() -> virsh.run("reset", guest.name()));
    }

    /** After {@link EventfulGuest#suspendToMemory()}. Returns when the guest, which has forgotten why, has booted again. */
    public void wakeUp() {
        guest.boot(() -> virsh.run("dompmwakeup", guest.name()));
    }

    public void rename(String name) {
        virsh.run("domrename", guest.name(), name);
    }

    public void renameBack(String name) {
        virsh.run("domrename", name, guest.name());
    }

    /** The guest's state is in a file then, and the guest has stopped. */
    public void save() {
        virsh.run("save", guest.name(), saved().toString());
    }

    public void restore() {
        virsh.run("restore", saved().toString());
    }

    /** Moves the running guest to another daemon, which uses the same disks. It is as if on another host then. */
    public void migrate(PrivateDaemon destination) {
        virsh.run("migrate", guest.name(), destination.qemuSessionUri(), "--live", "--p2p",
                // The disks are cached, which is no harm with one host beneath.
                "--unsafe",
                "--migrateuri", "unix://" + destination.directory().resolve("migration"));
    }

    public void describe(String text) {
        virsh.run("desc", guest.name(), "--live", text);
    }

    /** For a guest that need not run. */
    public void describeInConfiguration(String text) {
        virsh.run("desc", guest.name(), "--config", text);
    }

    public void entitle(String text) {
        virsh.run("desc", guest.name(), "--live", "--title", text);
    }

    /** Adds an element of this namespace to the guest's metadata. */
    public void annotate(String namespace) {
        virsh.run("metadata", guest.name(), namespace, "--live", "--key", "x", "--set", "<note/>");
    }

    public void removeAnnotation(String namespace) {
        virsh.run("metadata", guest.name(), namespace, "--live", "--remove");
    }

    /** Limits the first disk, {@code hda}; 0 is no limit. */
    public void limitFirstDisk(long bytesPerSecond) {
        virsh.run("blkdeviotune", guest.name(), "hda", "--live", "--total-bytes-sec", Long.toString(bytesPerSecond));
    }

    public void pinProcessor(String hostProcessors) {
        virsh.run("vcpupin", guest.name(), "0", hostProcessors, "--live");
    }

    public void pinEmulator(String hostProcessors) {
        virsh.run("emulatorpin", guest.name(), hostProcessors, "--live");
    }

    /** Is reported when the guest writes beyond this byte of {@code hdb}. */
    public void watchSecondDisk(long threshold) {
        virsh.run("domblkthreshold", guest.name(), "hdb", Long.toString(threshold));
    }

    /** The copy of {@code hdb} is soon ready, and goes on until it is ended. */
    public void copySecondDisk() {
        virsh.run("blockcopy", guest.name(), "hdb", guest.copy().toString(), "--format", "raw", "--reuse-external",
                "--transient-job");
    }

    public void endCopy() {
        virsh.run("blockjob", guest.name(), "hdb", "--abort");
    }

    /** Opens the tray of {@code hdc}, puts something in, and closes it. */
    public void insertMedium() {
        virsh.run("change-media", guest.name(), "hdc", guest.medium().toString(), "--live", "--insert");
    }

    public void ejectMedium() {
        virsh.run("change-media", guest.name(), "hdc", "--live", "--eject");
    }

    public void openTray() {
        monitor("blockdev-open-tray");
    }

    public void closeTray() {
        monitor("blockdev-close-tray");
    }

    public void plugInTablet() {
        virsh.run("attach-device", guest.name(), tablet().toString(), "--live");
    }

    public void unplugTablet() {
        virsh.run("detach-device", guest.name(), tablet().toString(), "--live");
    }

    /** It is up to the guest whether it gives it back. */
    public void requestMemoryModule() {
        virsh.run("detach-device-alias", guest.name(), MEMORY_MODULE, "--live");
    }

    /** libvirt gives QEMU's monitor up, because of an answer that is too long. Then the guest can only be destroyed. */
    public void overflowMonitor() {
        virsh.runInVain("qemu-monitor-command", guest.name(), "--hmp", "xp /" + MONITOR_OVERFLOW + "xb 0");
    }

    /** Where a {@link VncViewer} finds the guest's screen, at 127.0.0.1. */
    public int vncPort() {
        String display = virsh.run("vncdisplay", guest.name());
        return 5900 + Integer.parseInt(display.substring(display.indexOf(':') + 1));
    }

    private void monitor(String command) {
        virsh.run("qemu-monitor-command", guest.name(),
                "{\"execute\":\"" + command + "\",\"arguments\":{\"id\":\"ide0-1-0\"}}");
    }

    private Path tablet() {
        try {
            return Files.writeString(guest.file(".tablet.xml"),
                    "<input type='tablet' bus='usb'><alias name='" + TABLET + "'/></input>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path saved() {
        return guest.file(".saved");
    }
}
