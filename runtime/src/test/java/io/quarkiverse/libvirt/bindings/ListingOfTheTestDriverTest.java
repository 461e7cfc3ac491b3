package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What libvirt's own test driver has at first. */
class ListingOfTheTestDriverTest {

    private static final int RUNNING = 1;

    private HostConnection connection;

    @BeforeEach
    void open() throws LibvirtException {
        connection = BareHost.opening("test:///default").open();
    }

    @AfterEach
    void nothingIsLeftOfIt() {
        assertThat(connection.close(BareHost.PATIENCE)).isZero();
    }

    @Test
    void domains() throws LibvirtException {
        assertThat(connection.listing().domains()).singleElement()
                .isEqualTo(
                        new ListedDomain("test", UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"), 1, RUNNING, 0, true));
    }

    @Test
    void networks() throws LibvirtException {
        assertThat(connection.listing().networks()).singleElement()
                .isEqualTo(new ListedNetwork("default", UUID.fromString("dd8fe884-6c02-601e-7551-cca97df1c5df"), true, true));
    }

    @Test
    void storagePools() throws LibvirtException {
        assertThat(connection.listing().storagePools()).singleElement().isEqualTo(
                new ListedStoragePool("default-pool", UUID.fromString("dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566"), true, true));
    }

    @Test
    void nodeDevices() throws LibvirtException {
        assertThat(connection.listing().nodeDevices()).contains(new ListedNodeDevice("computer"));
    }

    @Test
    void noSecretsSinceTheDriverHasNone() {
        assertThatThrownBy(connection.listing()::secrets).isInstanceOf(LibvirtException.class).extracting("code")
                .isEqualTo(LibvirtException.NO_SUPPORT);
    }
}
