package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.inventory.DomainStatus;
import io.quarkus.test.QuarkusUnitTest;

class NodeDescriptionOfTheApplicationTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addAsResource("hosts/lab.xml", "hosts/lab.xml"))
            .overrideConfigKey("quarkus.libvirt.devservices.node", "hosts/lab.xml");

    @Inject
    LibvirtConnection host;

    @Test
    void saysWhatThereIs() {
        assertThat(host.uri()).startsWith("test:///").endsWith("/hosts/lab.xml");
        assertThat(host.domains().all()).extracting(DomainStatus::name).containsExactly("db1", "web1");
    }
}
