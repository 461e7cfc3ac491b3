package io.quarkiverse.libvirt.runtime.selection;

/**
 * A blocking consumer that gets its events through a mailbox, as known when the application is built.
 *
 * @param where the method, for messages
 * @param address the event bus address that it names, perhaps still with {@code ${…}} in it
 * @param mailbox the address that it consumes instead
 * @param local whether it wants events of this process only
 * @param ordered whether it takes one event at a time, whatever the event is about
 */
public record MailboxAddress(String where, String address, String mailbox, boolean local, boolean ordered) {
}
