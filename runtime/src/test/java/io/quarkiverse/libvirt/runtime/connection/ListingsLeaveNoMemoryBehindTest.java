package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.bindings.HostAccess;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.HostListing;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;

/** libvirt's objects and arrays are freed: the smallest would be 32 bytes for each listing. */
class ListingsLeaveNoMemoryBehindTest {

    private static final int ROUNDS = Integer.getInteger("listings", 2_000);
    private static final int ATTEMPTS = 5;

    @Test
    void ofLibvirtsTestDriver() throws LibvirtException {
        EventLoopRegistration.register(EventLoopRegistration.fallback());
        EventLoopRegistration.unregister(EventLoopRegistration.fallback());
        HostConnection connection = HostConnection.open(HostAccess.to("test:///default"), null, reason -> {
        });
        try {
            list(connection.listing(), ROUNDS);
            long grown = Long.MAX_VALUE;
            // What else the JVM allocates meanwhile, to compile for instance, comes once; a leak comes every time.
            for (int i = 0; i < ATTEMPTS && grown > ROUNDS * 16L; i++) {
                long before = NativeHeap.inUse();
                list(connection.listing(), ROUNDS);
                grown = NativeHeap.inUse() - before;
            }
            assertThat(grown).as("bytes after %d listings", ROUNDS).isLessThanOrEqualTo(ROUNDS * 16L);
        } finally {
            assertThat(connection.close(Duration.ofSeconds(5))).isZero();
        }
    }

    private static void list(HostListing listing, int times) throws LibvirtException {
        for (int i = 0; i < times; i++) {
            listing.domains();
            listing.networks();
            listing.storagePools();
            listing.nodeDevices();
        }
    }
}
