package io.quarkiverse.libvirt.deployment;

import java.util.Set;
import java.util.TreeSet;

import io.quarkus.builder.item.SimpleBuildItem;

/** The names of the connections that the application injects. */
public final class InjectedConnectionsBuildItem extends SimpleBuildItem {

    private final Set<String> names;

    InjectedConnectionsBuildItem(Set<String> names) {
        this.names = new TreeSet<>(names);
    }

    public Set<String> names() {
        return names;
    }
}
