package io.quarkiverse.libvirt.standin;

/**
 * A guest as it is on a host.
 *
 * @param state {@code virDomainState}, or any other number
 * @param reason why it is in this state: {@code virDomainRunningReason} and its like
 * @param persistent whether it stays defined when it is stopped
 */
public record HostedDomain(Domain domain, int state, int reason, boolean persistent) {

    /** {@code VIR_DOMAIN_RUNNING}. */
    public static final int RUNNING = 1;
    /** {@code VIR_DOMAIN_PAUSED}. */
    public static final int PAUSED = 3;
    /** {@code VIR_DOMAIN_SHUTOFF}. */
    public static final int SHUTOFF = 5;

    /** Whether it has a process. */
    public boolean isActive() {
        return domain.id() >= 0;
    }
}
