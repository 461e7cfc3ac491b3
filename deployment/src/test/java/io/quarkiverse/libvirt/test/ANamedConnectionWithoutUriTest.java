package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnectionName;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

/** A connection that is injected and that nobody has configured. */
class ANamedConnectionWithoutUriTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Watcher.class))
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .assertException(failure -> assertThat(failure).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("connection 'host7'").hasMessageContaining("set quarkus.libvirt.\"host7\".uri"));

    @Test
    void failsTheStartAndNamesTheProperty() {
        fail("The application has started");
    }

    @Singleton
    static class Watcher {

        @Inject
        @LibvirtConnectionName("host7")
        LibvirtConnection host7;
    }
}
