package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Locale;
import java.util.UUID;

import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection.HostCall;

/** What the page's buttons do to a domain. */
public enum Operation {

    START {
        @Override
        void on(Domain domain) throws LibvirtException {
            domain.create();
        }
    },
    SUSPEND {
        @Override
        void on(Domain domain) throws LibvirtException {
            domain.suspend();
        }
    },
    RESUME {
        @Override
        void on(Domain domain) throws LibvirtException {
            domain.resume();
        }
    },
    /** Pulls the plug ({@code virDomainDestroy}): a guest that doesn't answer can't refuse it. */
    STOP {
        @Override
        void on(Domain domain) throws LibvirtException {
            domain.destroy();
        }
    };

    abstract void on(Domain domain) throws LibvirtException;

    /** The call that does this to a domain; the event of it comes on the event bus, like everybody else's. */
    HostCall<Void> to(UUID uuid) {
        return host -> {
            Domain domain = host.domainLookupByUUID(uuid);
            try {
                on(domain);
            } finally {
                domain.free();
            }
            return null;
        };
    }

    /** So that {@code …/{uuid}/suspend} finds {@link #SUSPEND}; an unknown word is answered with 404. */
    public static Operation fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
