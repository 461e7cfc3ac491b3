package io.quarkiverse.libvirt.event;

/**
 * A guest's watchdog device fired: libvirt's {@code VIR_DOMAIN_EVENT_ID_WATCHDOG}, since libvirt 0.8.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param action what the hypervisor does about it
 * @param actionCode libvirt's number of it
 */
public record DomainWatchdogEvent(EventOrigin origin, DomainRef domain, Action action, int actionCode) implements DomainEvent {

    /** What the hypervisor does when a watchdog fires: libvirt's {@code virDomainEventWatchdogAction}. */
    public enum Action {

        NONE,
        PAUSE,
        RESET,
        POWEROFF,
        SHUTDOWN,
        DEBUG,
        INJECTNMI,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Action[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Action of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** The event of libvirt's numbers. */
    public DomainWatchdogEvent(EventOrigin origin, DomainRef domain, int actionCode) {
        this(origin, domain, Action.of(actionCode), actionCode);
    }

    DomainWatchdogEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.code("action"));
    }
}
