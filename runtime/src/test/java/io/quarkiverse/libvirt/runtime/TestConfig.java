package io.quarkiverse.libvirt.runtime;

import java.util.HashMap;
import java.util.Map;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration that properties make, as in an application. */
public final class TestConfig {

    private TestConfig() {
    }

    /** @param properties keys and values, the keys without {@code quarkus.libvirt.} */
    public static LibvirtConfig of(String... properties) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put("quarkus.libvirt." + properties[i], properties[i + 1]);
        }
        return new SmallRyeConfigBuilder().withMapping(LibvirtConfig.class)
                .withConverter(java.time.Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100)).build().getConfigMapping(LibvirtConfig.class);
    }

    /** Of the unnamed connection. */
    public static ConnectionConfig connection(String... properties) {
        return of(properties).connections().get(LibvirtConnection.DEFAULT_NAME);
    }
}
