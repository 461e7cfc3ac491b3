package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class KeepAliveBelowASecondTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.libvirt.keep-alive.interval", "500ms")
            .assertException(failure -> assertThat(failure).hasStackTraceContaining("quarkus.libvirt.keep-alive.interval")
                    .hasStackTraceContaining("1S or more").hasStackTraceContaining(ConfigurationException.class.getName()));

    @Test
    void isRefusedInsteadOfTurningKeepaliveOff() {
        Assertions.fail("The application must not start");
    }
}
