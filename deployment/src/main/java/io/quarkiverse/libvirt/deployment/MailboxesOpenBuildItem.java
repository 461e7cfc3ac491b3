package io.quarkiverse.libvirt.deployment;

import io.quarkus.builder.item.EmptyBuildItem;

/** Mailboxes take events. */
final class MailboxesOpenBuildItem extends EmptyBuildItem {
}
