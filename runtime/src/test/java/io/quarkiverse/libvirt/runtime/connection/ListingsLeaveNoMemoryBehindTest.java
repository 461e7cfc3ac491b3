package io.quarkiverse.libvirt.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.bindings.HostAccess;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.HostListing;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;

/** libvirt's objects and arrays are freed: the smallest would be 32 bytes for each listing. */
class ListingsLeaveNoMemoryBehindTest {

    private static final int ROUNDS = 1_000;
    private static final int ATTEMPTS = 15;

    @Test
    void ofLibvirtsTestDriver() throws LibvirtException {
        EventLoopRegistration.register(EventLoopRegistration.fallback());
        EventLoopRegistration.unregister(EventLoopRegistration.fallback());
        HostConnection connection = HostConnection.open(HostAccess.to("test:///default"), null, reason -> {
        });
        try {
            list(connection.listing(), ROUNDS);
            long[] grown = new long[ATTEMPTS];
            for (int i = 0; i < ATTEMPTS; i++) {
                long before = NativeHeap.inUse();
                list(connection.listing(), ROUNDS);
                grown[i] = NativeHeap.inUse() - before;
            }
            // Neither the least nor the most: what the JVM takes or gives back meanwhile, to compile for instance, is some of them;
            // a leak is all of them.
            assertThat(Arrays.stream(grown).sorted().toArray()[ATTEMPTS / 3]).as("bytes after %d listings each: %s", ROUNDS,
                    Arrays.toString(grown)).isLessThanOrEqualTo(ROUNDS * 16L);
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
