package io.quarkiverse.libvirt.runtime.devservices;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** The host that there is in dev mode and in tests without being asked for. */
@ConfigGroup
public interface DevServicesSettings {

    /**
     * Whether there is a host in dev mode and in tests when no connection has a URI. If not, it is as in production: the
     * start fails, and says which property to set.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * What that host is. {@code in-process}: libvirt's test driver inside the application, which needs nothing else.
     * {@code daemon}: a {@code libvirtd} of its own, which is started as the current user on a socket of its own, and
     * stopped with dev mode or the tests.
     */
    @WithDefault("in-process")
    DevServicesMode mode();

    /**
     * The driver behind the daemon. {@code qemu}: {@code qemu:///session}, an empty host that runs real guests.
     * {@code test}: libvirt's test driver. {@code auto}: QEMU where it is installed and no node description is given,
     * else the test driver.
     */
    @WithDefault("auto")
    DevServicesDriver driver();

    /**
     * A node description of libvirt's test driver: an XML file that says which domains, networks and storage pools its
     * host has. The name of a resource, as {@code hosts/lab.xml}, or of a file in the project's folder, or an absolute path.
     * Without it, the host is {@code test:///default}, with one running domain named {@code test}.
     */
    Optional<String> node();
}
