package io.quarkiverse.libvirt.runtime;

import java.util.List;
import java.util.function.Supplier;

import io.quarkiverse.libvirt.runtime.delivery.Mailboxes;
import io.quarkiverse.libvirt.runtime.delivery.QueueLimits;
import io.quarkiverse.libvirt.runtime.selection.MailboxAddress;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Vertx;

/** Opens the mailboxes of blocking consumers before the first event comes. */
@Recorder
public class MailboxRecorder {

    private final RuntimeValue<LibvirtConfig> config;

    public MailboxRecorder(RuntimeValue<LibvirtConfig> config) {
        this.config = config;
    }

    /** What waits when the application ends is forgotten, before its beans end. */
    public void open(Supplier<Vertx> vertx, List<MailboxAddress> addresses, ShutdownContext shutdown) {
        QueueLimits limits = config.getValue().slowReceivers().limits();
        shutdown.addShutdownTask(() -> Mailboxes.close(vertx.get()));
        Mailboxes.open(vertx.get(), addresses, limits);
    }
}
