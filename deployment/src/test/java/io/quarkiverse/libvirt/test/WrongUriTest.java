package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class WrongUriTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.uri", "bogus:///nowhere")
            .assertException(WrongUriTest::explained);

    @Test
    void failsTheStart() {
        fail("The application has started");
    }

    private static void explained(Throwable failure) {
        assertThat(failure).isInstanceOf(ConfigurationException.class)
                // What libvirt says depends on whether a daemon of the system is there to be asked.
                .hasMessageMatching("The connection to libvirt at bogus:///nowhere could not be opened: "
                        + "(Failed to connect socket|no connection driver available)(?s:.+)")
                .hasMessageContaining("quarkus.libvirt.uri begins with 'bogus', which is none of libvirt's drivers (qemu, ")
                .hasMessageContaining("check quarkus.libvirt.uri");
    }
}
