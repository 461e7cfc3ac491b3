package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class DeadSocketTest {

    private static final String URI = "test+unix:///default?socket=/tmp/quarkus-libvirt-test/nothing";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.uri", URI)
            .assertException(DeadSocketTest::explained);

    @Test
    void failsTheStart() {
        fail("The application has started");
    }

    private static void explained(Throwable failure) {
        assertThat(failure).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The connection to libvirt at " + URI + " could not be opened: ")
                .hasMessageContaining("Failed to connect socket to '/tmp/quarkus-libvirt-test/nothing'")
                .hasMessageContaining("Check quarkus.libvirt.uri");
    }
}
