package io.quarkiverse.libvirt.bindings;

import java.util.Map;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;

/** libvirt's client library on this machine. */
public final class LibvirtLibrary {

    private static final String FILE = "libvirt.so.0";

    private LibvirtLibrary() {
    }

    /**
     * Loads it. libvirt is never unloaded again.
     *
     * @throws IllegalStateException when it isn't there or can't be loaded; the message says what to install
     */
    public static NativeLibrary load() {
        try {
            return NativeLibrary.getInstance(FILE, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException("libvirt's client library (" + FILE + ") can't be loaded. Install it: "
                    + "'apt install libvirt0' on Debian and Ubuntu, 'dnf install libvirt-libs' on Fedora and RHEL, "
                    + "'zypper install libvirt-libs' on openSUSE, 'pacman -S libvirt' on Arch; "
                    + "if it is in an unusual folder, start Java with -Djna.library.path=FOLDER. The system's loader says: "
                    + e.getMessage(), e);
        }
    }

    /** The version of the loaded library, such as {@code 9.0.0}: {@code virGetVersion}. */
    public static String version() {
        long version = versionNumber();
        return version / 1_000_000 + "." + version / 1_000 % 1_000 + "." + version % 1_000;
    }

    /** The same as libvirt has it: major times 1,000,000, plus minor times 1,000, plus micro. */
    static long versionNumber() {
        long[] version = new long[1];
        if (Libvirt.virGetVersion(version, null, null) != 0) {
            throw new IllegalStateException(Libvirt.virGetLastErrorMessage());
        }
        return version[0];
    }
}
