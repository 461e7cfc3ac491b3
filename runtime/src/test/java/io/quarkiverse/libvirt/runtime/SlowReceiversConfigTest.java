package io.quarkiverse.libvirt.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.runtime.delivery.QueueLimits;
import io.quarkus.runtime.configuration.ConfigurationException;

class SlowReceiversConfigTest {

    @Test
    void saysHowMuchMayWaitAndHowMuchComesAtOnce() {
        assertThat(new Config(1, 1).limits()).isEqualTo(new QueueLimits(1, 1));
    }

    @Test
    void refusesAQueueWithoutRoom() {
        assertThatThrownBy(() -> new Config(0, 1).limits()).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.libvirt.slow-receivers.queue is 0");
    }

    @Test
    void refusesReceiversThatGetNothing() {
        assertThatThrownBy(() -> new Config(1, 0).limits()).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.libvirt.slow-receivers.parallel is 0");
    }

    private record Config(int queue, int parallel) implements SlowReceiversConfig {
    }
}
