package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void everythingIsTheDefault() {
        Options options = Options.parse(List.of());

        assertThat(options.scenarios()).isEqualTo(Scenario.NAMES);
        assertThat(options.clients()).containsExactly(ClientKind.values());
        assertThat(options.sizes()).isEqualTo(Sizes.full());
    }

    @Test
    void lessCanBeAskedFor() {
        Options options = Options.parse(List.of("--quick", "--only", "one,http", "--clients", "c,ours", "--rounds", "3"));

        assertThat(options.scenarios()).containsExactly("one", "http");
        assertThat(options.clients()).containsExactly(ClientKind.C, ClientKind.OURS);
        assertThat(options.sizes()).isEqualTo(Sizes.quick().withRounds(3));
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> Options.parse(List.of("--only", "two"))).hasMessageContaining("one, idle");
        assertThatThrownBy(() -> Options.parse(List.of("--clients", "rust"))).hasMessageContaining("libvirtaio");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds", "0"))).hasMessageContaining("rounds");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds"))).hasMessageContaining("needs a value");
    }
}
