package io.quarkiverse.libvirt.standin;

/**
 * What the flags of a listing ask for ({@code VIR_CONNECT_LIST_*}): of each group of flags one that fits, if any of the group
 * is
 * set. No object of the stand-in's starts by itself, and no guest has a saved state, a snapshot or a checkpoint.
 */
final class HostFilter {

    private static final int DOMAIN_RUNNING = 1 << 4;
    private static final int DOMAIN_PAUSED = 1 << 5;
    private static final int DOMAIN_SHUTOFF = 1 << 6;
    private static final int DOMAIN_OTHER = 1 << 7;
    private static final int DOMAIN_STATES = DOMAIN_RUNNING | DOMAIN_PAUSED | DOMAIN_SHUTOFF | DOMAIN_OTHER;

    private HostFilter() {
    }

    static boolean domain(int flags, HostedDomain domain) {
        return group(flags, domain.isActive(), 1, 1 << 1)
                && group(flags, domain.persistent(), 1 << 2, 1 << 3)
                && ((flags & DOMAIN_STATES) == 0 || (flags & stateFlag(domain)) != 0)
                && group(flags, false, 1 << 8, 1 << 9)
                && group(flags, false, 1 << 10, 1 << 11)
                && group(flags, false, 1 << 12, 1 << 13)
                && group(flags, false, 1 << 14, 1 << 15);
    }

    /** A network or a storage pool. */
    static boolean hosted(int flags, Hosted<?> object) {
        return group(flags, object.active(), 1 << 1, 1)
                && group(flags, object.persistent(), 1 << 2, 1 << 3)
                && group(flags, false, 1 << 4, 1 << 5);
    }

    /** Everything. */
    static boolean none(int flags, Object object) {
        return true;
    }

    private static int stateFlag(HostedDomain domain) {
        return switch (domain.state()) {
            case HostedDomain.RUNNING -> DOMAIN_RUNNING;
            case HostedDomain.PAUSED -> DOMAIN_PAUSED;
            case HostedDomain.SHUTOFF -> DOMAIN_SHUTOFF;
            default -> DOMAIN_OTHER;
        };
    }

    private static boolean group(int flags, boolean is, int yes, int no) {
        return (flags & (yes | no)) == 0 || (flags & (is ? yes : no)) != 0;
    }
}
