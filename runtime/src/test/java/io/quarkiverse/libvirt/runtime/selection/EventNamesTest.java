package io.quarkiverse.libvirt.runtime.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;

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
        assertThat(EventNames.didYouMean("libvirt.domain.livecycle")).isEqualTo("Did you mean libvirt.domain.lifecycle? ");
        assertThat(EventNames.didYouMean("libvirt.Node-Device.updated")).isEqualTo("Did you mean libvirt.node-device.update? ");
        assertThat(EventNames.didYouMean("libvirt.blockjob")).isEqualTo("Did you mean libvirt.domain.block-job? ");
        assertThat(EventNames.didYouMean("libvirt.domain.*")).isEqualTo("Did you mean libvirt.events? ");
        assertThat(EventNames.didYouMean("libvirt.domain.6695EB01-F6A4-8304-79AA-97F2502E193F"))
                .isEqualTo("Did you mean libvirt.domain.6695eb01-f6a4-8304-79aa-97f2502e193f? ");
        assertThat(EventNames.didYouMeanName("netwrok", Stream.of("all", "network.*"))).isEqualTo("Did you mean network.*? ");
        assertThat(EventNames.didYouMeanName("lal", Stream.of("all", "network.*"))).isEqualTo("Did you mean all? ");
        assertThat(EventNames.didYouMeanName("ALL", Stream.of("all", "network.*"))).isEqualTo("Did you mean all? ");
    }

    @Test
    void areNotGuessedWhenNothingIsLikeThem() {
        assertThat(EventNames.didYouMean("libvirt.domain.web-server-7")).isEmpty();
        assertThat(EventNames.didYouMeanName("foo", Stream.of("all", "domain.reboot"))).isEmpty();
    }
}
