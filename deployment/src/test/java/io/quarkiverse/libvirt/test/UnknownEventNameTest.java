package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class UnknownEventNameTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.events", "domain.lifecycle,domain.live-cycle")
            .assertException(failure -> assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("quarkus.libvirt.events names 'domain.live-cycle', which is no event of libvirt. "
                            + "Did you mean domain.lifecycle?")
                    .hasMessageContaining("network.metadata-change"));

    @Test
    void failsTheStart() {
        fail("The application has started");
    }
}
