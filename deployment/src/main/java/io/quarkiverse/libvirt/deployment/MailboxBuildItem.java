package io.quarkiverse.libvirt.deployment;

import org.jboss.jandex.MethodInfo;

import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkus.builder.item.MultiBuildItem;

/** A method that gets its events through a mailbox, if it belongs to a bean. */
final class MailboxBuildItem extends MultiBuildItem {

    private final MethodInfo method;
    private final MailboxAddress address;

    MailboxBuildItem(MethodInfo method, MailboxAddress address) {
        this.method = method;
        this.address = address;
    }

    MailboxAddress address() {
        return address;
    }

    boolean isOf(MethodInfo other) {
        return method.name().equals(other.name()) && method.declaringClass().name().equals(other.declaringClass().name())
                && method.descriptor().equals(other.descriptor());
    }
}
