package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

import com.sun.jna.Native;

import io.quarkiverse.libvirt.natives.NativeBuffer;
import io.quarkiverse.libvirt.natives.NativeStrings;

/** What every event of a domain asks libvirt for, in the cheapest way that there is: none of it leaves this process. */
final class EventDomain {

    private static final int UUID_BYTES = 16;

    private static final ThreadLocal<NativeBuffer> UUIDS = ThreadLocal.withInitial(() -> new NativeBuffer(UUID_BYTES));

    static {
        Native.register(EventDomain.class, LibvirtLibrary.load());
    }

    private EventDomain() {
    }

    private static native long virDomainGetName(long domain);

    private static native int virDomainGetUUID(long domain, long uuid);

    /** Null on error. */
    static String name(long domain) {
        return NativeStrings.utf8(virDomainGetName(domain));
    }

    /** Null on error. */
    static UUID uuid(long domain) {
        NativeBuffer bytes = UUIDS.get();
        if (virDomainGetUUID(domain, bytes.address) != 0) {
            return null;
        }
        // Libvirt's UUIDs are as they are written, whatever the byte order of the machine.
        return new UUID(bytes.bigEndian(0), bytes.bigEndian(Long.BYTES));
    }
}
