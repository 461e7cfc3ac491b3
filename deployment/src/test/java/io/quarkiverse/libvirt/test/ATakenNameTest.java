package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

/** A connection that has the name of a group of properties. */
class ATakenNameTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.\"reconnect\".uri", "test:///default")
            .assertException(failure -> assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessage("A libvirt connection can't be called 'reconnect': quarkus.libvirt.reconnect has another"
                            + " meaning. Choose another name"));

    @Test
    void isNotDroppedWithoutAWord() {
        fail("The application has started");
    }
}
