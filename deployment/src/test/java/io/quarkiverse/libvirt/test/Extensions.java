package io.quarkiverse.libvirt.test;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;

/** Extensions of Quarkus that an application of a test has besides. */
final class Extensions {

    private Extensions() {
    }

    static List<Dependency> of(String... names) {
        return Stream.of(names).map(name -> Dependency.of("io.quarkus", name, Version.getVersion())).toList();
    }
}
