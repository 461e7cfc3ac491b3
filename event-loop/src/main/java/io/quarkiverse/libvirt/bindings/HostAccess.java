package io.quarkiverse.libvirt.bindings;

/**
 * How to reach a host.
 *
 * @param uri libvirt's URI of the host
 * @param readOnly whether to open it for looking only ({@code VIR_CONNECT_RO}): no call may change anything
 * @param credentials answers what the host asks, such as a password; null when there is nobody to ask, and a host that asks is
 *        not reached
 * @param keepAliveInterval seconds between keepalive messages ({@code virConnectSetKeepAlive}); 0 for none
 * @param keepAliveCount unanswered messages after which the connection counts as dead
 */
public record HostAccess(String uri, boolean readOnly, CredentialSource credentials, int keepAliveInterval,
        int keepAliveCount) {

    @Override
    public String toString() {
        return "HostAccess[" + HostUri.withoutSecrets(uri) + "]";
    }

    /** With nobody to ask and no keepalive, to look and to change. */
    public static HostAccess to(String uri) {
        return new HostAccess(uri, false, null, 0, 0);
    }
}
