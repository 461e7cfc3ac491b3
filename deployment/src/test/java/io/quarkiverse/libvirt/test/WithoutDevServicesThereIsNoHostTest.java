package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class WithoutDevServicesThereIsNoHostTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.devservices.enabled", "false")
            .assertException(failure -> assertThat(failure)
                    .hasMessageContaining("No libvirt host is configured: set quarkus.libvirt.uri"));

    @Test
    void theStartFails() {
        Assertions.fail("The application has started");
    }
}
