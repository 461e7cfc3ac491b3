package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class NobodyAssignsConnectionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.startup", "assigned")
            .assertException(failure -> assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.libvirt.startup is assigned")
                    .hasMessageContaining("add quarkus-libvirt-messaging"));

    @Test
    void failsTheStart() {
        throw new AssertionError("It has started");
    }
}
