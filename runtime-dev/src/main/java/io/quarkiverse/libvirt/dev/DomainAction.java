package io.quarkiverse.libvirt.dev;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection.HostCall;
import io.quarkiverse.libvirt.inventory.DomainState;

/** What can be done with a domain. */
enum DomainAction {

    START(Domain::create),
    SUSPEND(Domain::suspend),
    RESUME(Domain::resume),
    /** Asks the guest, which may take its time, or refuse ({@code virDomainShutdown}). */
    SHUTDOWN(Domain::shutdown),
    /** Asks the guest, too ({@code virDomainReboot}). */
    REBOOT(domain -> domain.reboot(0)),
    /** Pulls the plug ({@code virDomainDestroy}). */
    DESTROY(Domain::destroy);

    private final Effect effect;

    DomainAction(Effect effect) {
        this.effect = effect;
    }

    @FunctionalInterface
    private interface Effect {
        void on(Domain domain) throws LibvirtException;
    }

    /** Those that make sense in a state. */
    static List<DomainAction> of(DomainState state) {
        return switch (state) {
            case RUNNING, BLOCKED, NOSTATE -> List.of(SUSPEND, SHUTDOWN, REBOOT, DESTROY);
            case PAUSED -> List.of(RESUME, DESTROY);
            case PMSUSPENDED, SHUTDOWN -> List.of(DESTROY);
            case SHUTOFF, CRASHED -> List.of(START);
            case UNKNOWN -> List.of();
        };
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static DomainAction of(String word) {
        return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such action: " + word));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    HostCall<Void> to(UUID uuid) {
        return host -> {
            Domain domain = host.domainLookupByUUID(uuid);
            try {
                effect.on(domain);
            } finally {
                domain.free();
            }
            return null;
        };
    }
}
