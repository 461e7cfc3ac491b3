package io.quarkiverse.libvirt.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class DevServicesAreForWhoHasNoUriTest {

    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> UNNAMED = Set.of(LibvirtConnection.DEFAULT_NAME);

    @Test
    void theyLeaveAConfiguredHostAlone() {
        assertThat(apply(NOTHING, "quarkus.libvirt.uri", "qemu:///system")).isFalse();
        assertThat(apply(UNNAMED, "quarkus.libvirt.uri", "qemu:///system")).isFalse();
        assertThat(apply(NOTHING, "quarkus.libvirt.\"host7\".uri", "qemu:///system")).isFalse();
    }

    @Test
    void theyServeAConnectionWithoutUriThatIsUsed() {
        assertThat(apply(NOTHING, "quarkus.libvirt.open-timeout", "5S")).isTrue();
        assertThat(apply(NOTHING, "quarkus.libvirt.uri", " ")).isTrue();
        assertThat(apply(NOTHING, "quarkus.libvirt.\"host7\".read-only", "true")).isTrue();
        assertThat(apply(UNNAMED, "quarkus.libvirt.\"host7\".uri", "qemu:///system")).isTrue();
    }

    private static boolean apply(Set<String> injected, String property, String value) {
        return ConfiguredUris.in(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of(property, value), "test", 100)).build()).leaveRoom(injected);
    }
}
