package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.EventKind;

class EventNamesTest {

    @Test
    void everyAddressOfAnEventIsOne() {
        assertThat(EventKind.all()).extracting(EventKind::address).allMatch(EventNames::isAddress);
        assertThat(EventNames.isAddress(EventAddresses.ALL)).isTrue();
        assertThat(EventNames.isAddress(EventAddresses.UNKNOWN)).isTrue();
        assertThat(EventNames.isAddress(EventAddresses.domain(UUID.randomUUID()))).isTrue();
    }

    @Test
    void nothingElseIs() {
        assertThat(EventNames.isAddress("libvirt.domain.livecycle")).isFalse();
        assertThat(EventNames.isAddress("libvirt.domain.memory-device-size-change-or-so-here")).isFalse();
        // The bus compares exactly, and the address is written in lower case.
        assertThat(EventNames.isAddress("libvirt.domain.6695EB01-F6A4-8304-79AA-97F2502E193F")).isFalse();
    }

    @Test
    void theNearestIsSuggested() {
        assertThat(EventNames.nearestAddress("libvirt.domain.livecycle")).isEqualTo(EventAddresses.DOMAIN_LIFECYCLE);
        assertThat(EventNames.nearestAddress("libvirt.node-device.updated")).isEqualTo(EventAddresses.NODE_DEVICE_UPDATE);
        assertThat(EventNames.nearest("blockjob")).isEqualTo("domain.block-job");
    }
}
