package io.quarkiverse.libvirt.bindings;

import java.util.UUID;

import io.quarkiverse.libvirt.natives.NativeBuffer;
import io.quarkiverse.libvirt.natives.NativeCalls;
import io.quarkiverse.libvirt.natives.NativeStrings;

/** What every event of a domain asks libvirt for. None of it leaves this process. */
final class EventDomain {

    private static final int UUID_BYTES = 16;

    private static final ThreadLocal<NativeBuffer> UUIDS = ThreadLocal.withInitial(() -> new NativeBuffer(UUID_BYTES));

    private static final NativeCalls CALLS = NativeCalls.get();
    private static final long GET_NAME = function("virDomainGetName");
    private static final long GET_UUID = function("virDomainGetUUID");
    private static final long GET_ID = function("virDomainGetID");

    private EventDomain() {
    }

    private static long function(String name) {
        return NativeCalls.address(LibvirtLibrary.load(), name);
    }

    /** {@code virDomainGetName}, null on error. */
    static String name(long domain) {
        return NativeStrings.utf8(CALLS.longOf(GET_NAME, domain));
    }

    /** {@code virDomainGetID} */
    static int id(long domain) {
        return CALLS.intOf(GET_ID, domain);
    }

    /** {@code virDomainGetUUID}, null on error. */
    static UUID uuid(long domain) {
        NativeBuffer bytes = UUIDS.get();
        if (CALLS.intOf(GET_UUID, domain, bytes.address) != 0) {
            return null;
        }
        // Libvirt's UUIDs are as they are written, whatever the byte order of the machine.
        return new UUID(bytes.bigEndian(0), bytes.bigEndian(Long.BYTES));
    }
}
