package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Locale;

import org.libvirt.Domain;
import org.libvirt.DomainInfo.DomainState;
import org.libvirt.LibvirtException;

/**
 * A domain as the page shows it.
 *
 * @param name its name
 * @param uuid its UUID
 * @param id its number while it runs, -1 when it doesn't
 * @param state libvirt's word for its state: {@code running}, {@code paused}, {@code shutoff} …
 * @param connection the connection that it is on
 */
public record DomainView(String name, String uuid, int id, String state, String connection) {

    private static final String PREFIX = "VIR_DOMAIN_";

    static DomainView of(Domain domain, String connection) throws LibvirtException {
        // The state first: asking for the id of a domain that is gone answers from memory, asking for its state doesn't.
        DomainState state = domain.getInfo().state;
        int id = state == DomainState.VIR_DOMAIN_SHUTOFF ? -1 : domain.getID();
        return new DomainView(domain.getName(), domain.getUUIDString(), id, word(state), connection);
    }

    /** libvirt-java answers {@code null} for a state that is newer than itself. */
    private static String word(DomainState state) {
        return state == null ? "unknown" : state.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
