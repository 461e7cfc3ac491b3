package io.quarkiverse.libvirt.standin;

import java.util.Optional;
import java.util.function.BiConsumer;

/** The calls that change a guest: to start, suspend, resume or destroy it. */
final class HostOperations {

    private final HostObjects objects;
    private final HostInventory host;

    HostOperations(HostObjects objects, HostInventory host) {
        this.objects = objects;
        this.host = host;
    }

    /** @return empty when the call asks for something else; else changes the guest, and answers when that is done */
    Optional<Runnable> to(StandInClient client, RpcMessage message) {
        return switch (message.header().procedure()) {
            case Procedures.DOMAIN_CREATE -> change(client, message, false, HostInventory::start);
            case Procedures.DOMAIN_SUSPEND -> change(client, message, true, HostInventory::suspend);
            case Procedures.DOMAIN_RESUME -> change(client, message, true, HostInventory::resume);
            case Procedures.DOMAIN_DESTROY -> change(client, message, true, HostInventory::destroy);
            default -> Optional.empty();
        };
    }

    /** @param active what the guest has to be for it */
    private Optional<Runnable> change(StandInClient client, RpcMessage message, boolean active,
            BiConsumer<HostInventory, Domain> change) {
        RpcHeader call = message.header();
        message.body().string(); // its name
        String identity = message.body().uuid().toString();
        // Not on this thread: a client's lock is held on it, and who changes the host takes its lock before those of clients.
        return Optional.of(() -> Reactions.later(() -> {
            synchronized (objects) {
                HostedDomain domain = objects.domains.get(identity);
                if (domain == null) {
                    client.refuse(call, new Refusal(Refusal.NO_DOMAIN, "Domain not found: " + identity));
                } else if (domain.isActive() != active) {
                    client.refuse(call, new Refusal(Refusal.OPERATION_INVALID,
                            "Requested operation is not valid: domain is " + (active ? "not" : "already") + " running"));
                } else {
                    change.accept(host, domain.domain());
                    client.reply(call, new byte[0]);
                }
            }
        }));
    }
}
