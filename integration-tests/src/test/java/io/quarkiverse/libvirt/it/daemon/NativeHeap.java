package io.quarkiverse.libvirt.it.daemon;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What this process has allocated by {@code malloc}, libvirt, JNA and the JVM itself together. */
final class NativeHeap {

    private interface LibC extends com.sun.jna.Library {
        Mallinfo2.Value mallinfo2();
    }

    private static final LibC LIB_C = Native.load("c", LibC.class);

    private NativeHeap() {
    }

    /** In bytes: {@code mallinfo2} of the GNU C library. */
    static long inUse() {
        Mallinfo2 info = LIB_C.mallinfo2();
        return info.uordblks.longValue() + info.hblkhd.longValue();
    }

    /** The structure of the same name. */
    @FieldOrder({ "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost" })
    public static class Mallinfo2 extends Structure {

        public NativeLong arena;
        public NativeLong ordblks;
        public NativeLong smblks;
        public NativeLong hblks;
        /** In blocks that have a mapping of their own. */
        public NativeLong hblkhd;
        public NativeLong usmblks;
        public NativeLong fsmblks;
        /** In all other blocks. */
        public NativeLong uordblks;
        public NativeLong fordblks;
        public NativeLong keepcost;

        /** As it is returned. */
        public static class Value extends Mallinfo2 implements Structure.ByValue {
        }
    }
}
