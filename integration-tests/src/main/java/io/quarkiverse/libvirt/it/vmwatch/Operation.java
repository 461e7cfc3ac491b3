package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Locale;

import org.libvirt.Domain;
import org.libvirt.LibvirtException;

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

    /** So that {@code /domains/{uuid}/suspend} finds {@link #SUSPEND}; an unknown word is answered with 404. */
    public static Operation fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
