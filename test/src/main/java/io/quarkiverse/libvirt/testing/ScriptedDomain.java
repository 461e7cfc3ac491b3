package io.quarkiverse.libvirt.testing;

import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.EventMessage;
import io.quarkiverse.libvirt.standin.HostInventory;
import io.quarkiverse.libvirt.standin.HostedDomain;

/**
 * A guest of a {@link ScriptedHost}. What happens to it is told to the application by the lifecycle events that libvirt has for
 * it; while the host's daemon is dead, by none. One that is gone, or in a state that doesn't fit, can't be changed:
 * {@link IllegalStateException}.
 */
public final class ScriptedDomain {

    private final ScriptedHost host;
    private final String name;
    private final UUID uuid;

    ScriptedDomain(ScriptedHost host, String name, UUID uuid) {
        this.host = host;
        this.name = name;
        this.uuid = uuid;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its UUID. */
    public UUID uuid() {
        return uuid;
    }

    // What happens to it

    /** Somebody starts it. Event: STARTED, BOOTED. */
    public ScriptedDomain start() {
        return change("start", false, HostInventory::start);
    }

    /** Somebody suspends it. Event: SUSPENDED, PAUSED. */
    public ScriptedDomain suspend() {
        return change("suspend", true, HostInventory::suspend);
    }

    /** Somebody resumes it. Event: RESUMED, UNPAUSED. */
    public ScriptedDomain resume() {
        return change("resume", true, HostInventory::resume);
    }

    /** Its system is shut down from within. Events: SHUTDOWN, GUEST and STOPPED, SHUTDOWN. */
    public ScriptedDomain shutDown() {
        return change("shut down", true, HostInventory::shutDown);
    }

    /** Somebody ends it ({@code virsh destroy}). Event: STOPPED, DESTROYED. */
    public ScriptedDomain destroy() {
        return change("destroy", true, HostInventory::destroy);
    }

    /** Its kernel panics. Events: CRASHED, PANICKED and STOPPED, CRASHED. */
    public ScriptedDomain crash() {
        return change("crash", true, HostInventory::crash);
    }

    /** The hypervisor's process dies under it, as QEMU does by SIGKILL. Event: STOPPED, FAILED. */
    public ScriptedDomain die() {
        return change("die", true, HostInventory::fail);
    }

    /** Its definition is removed; one that runs goes on until it stops. Event: UNDEFINED. */
    public ScriptedDomain undefine() {
        host.daemon().host().undefine(current().domain());
        return this;
    }

    /** Destroyed and undefined, as far as it is there. */
    public void remove() {
        host.hosted(uuid).ifPresent(each -> {
            if (each.isActive()) {
                destroy();
            }
            if (isDefined()) {
                undefine();
            }
        });
    }

    /**
     * Sends any other event of it when the application has subscribed to it; waits for that.
     *
     * @param event makes it of the guest as it is now, as in {@code vm.emit(guest -> DomainEvents.watchdog(guest, 2))};
     *        {@code DomainEvents} is in {@code io.quarkiverse.libvirt.standin}
     */
    public ScriptedDomain emit(Function<Domain, EventMessage> event) {
        host.emit(event.apply(current().domain()));
        return this;
    }

    // How it is

    /** Whether it runs and isn't paused. */
    public boolean isRunning() {
        return isIn(HostedDomain.RUNNING);
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        return isIn(HostedDomain.PAUSED);
    }

    /** Whether the host has it, running or not. */
    public boolean isThere() {
        return host.hosted(uuid).isPresent();
    }

    private boolean isDefined() {
        return host.hosted(uuid).filter(HostedDomain::persistent).isPresent();
    }

    @Override
    public String toString() {
        return "domain '" + name + "' of the " + host;
    }

    private boolean isIn(int state) {
        return host.hosted(uuid).filter(each -> each.state() == state).isPresent();
    }

    private ScriptedDomain change(String what, boolean active, BiConsumer<HostInventory, Domain> change) {
        HostedDomain now = current();
        if (now.isActive() != active) {
            throw new IllegalStateException(
                    "Can't " + what + " the " + this + ": it " + (active ? "doesn't run" : "runs already"));
        }
        change.accept(host.daemon().host(), now.domain());
        return this;
    }

    private HostedDomain current() {
        return host.hosted(uuid).orElseThrow(() -> new IllegalStateException("The " + this + " is gone"));
    }
}
