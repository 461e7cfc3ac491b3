package io.quarkiverse.libvirt.event;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Memory of a guest's host failed: libvirt's {@code VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE}, since libvirt 6.9.0.
 *
 * @param origin where it came from and when
 * @param domain the domain
 * @param recipient whose memory it is
 * @param recipientCode libvirt's number of it
 * @param action what was done about it
 * @param actionCode libvirt's number of it
 * @param flags more about it
 * @param flagsCode libvirt's bits of them
 */
public record DomainMemoryFailureEvent(EventOrigin origin, DomainRef domain, Recipient recipient, int recipientCode,
        Action action, int actionCode, Set<Flag> flags, int flagsCode) implements DomainEvent {

    /** Whose memory failed: libvirt's {@code virDomainMemoryFailureRecipientType}. */
    public enum Recipient {

        HYPERVISOR,
        GUEST,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Recipient[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Recipient of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** What was done about a failure of memory: libvirt's {@code virDomainMemoryFailureActionType}. */
    public enum Action {

        IGNORE,
        /** The guest was told. */
        INJECT,
        /** The hypervisor can't go on. */
        FATAL,
        /** The guest was reset. */
        RESET,
        /** None that this code knows; the number that libvirt sent says which. */
        UNKNOWN;

        private static final Action[] BY_CODE = values();

        /** The one of libvirt's number, {@link #UNKNOWN} for a number that this code doesn't know. */
        public static Action of(int code) {
            return Numbered.at(BY_CODE, code);
        }
    }

    /** More about a failure of memory: libvirt's {@code virDomainMemoryFailureFlags}. Bits that are newer have no name. */
    public enum Flag {

        /** The guest has to act. */
        ACTION_REQUIRED,
        /** It happened while an earlier failure was being handled. */
        RECURSIVE;

        private static final Flag[] BY_BIT = values();

        /** The flags of libvirt's bits. */
        public static Set<Flag> of(int bits) {
            return Numbered.in(BY_BIT, bits);
        }
    }

    public DomainMemoryFailureEvent {
        Set<Flag> copy = EnumSet.noneOf(Flag.class);
        copy.addAll(flags);
        flags = Collections.unmodifiableSet(copy);
    }

    /** The event of libvirt's numbers. */
    public DomainMemoryFailureEvent(EventOrigin origin, DomainRef domain, int recipientCode, int actionCode, int flagsCode) {
        this(origin, domain, Recipient.of(recipientCode), recipientCode, Action.of(actionCode), actionCode, Flag.of(flagsCode),
                flagsCode);
    }

    DomainMemoryFailureEvent(EventOrigin origin, DomainRef domain, EventReader in) {
        this(origin, domain, in.code("recipient"), in.code("action"), in.flags("flags"));
    }
}
