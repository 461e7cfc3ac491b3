package io.quarkiverse.libvirt.it.vmwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection;

/**
 * The host, as libvirt-java reaches it: the extension brings the events, this does the rest. Its calls wait for the host, so
 * they belong on worker threads. Each takes the connection for itself no longer than it lasts: libvirt's own calls may run
 * side by side, only opening and closing may not meet them.
 */
@ApplicationScoped
public class LibvirtHost {

    private static final Logger LOG = Logger.getLogger(LibvirtHost.class);

    /** A host that doesn't answer for 5 x 3 seconds is gone; without it, a call to a frozen one would never return. */
    private static final int KEEPALIVE_SECONDS = 5;
    private static final int KEEPALIVE_COUNT = 3;

    private final LibvirtConnection watched;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Connect connect;

    LibvirtHost(LibvirtConnection watched) {
        this.watched = watched;
    }

    /** Every domain of the host, running or not. */
    public List<DomainView> domains() throws LibvirtException {
        return call(host -> {
            List<DomainView> views = new ArrayList<>();
            for (Domain domain : host.listAllDomains(0)) {
                try {
                    views.add(DomainView.of(domain, watched.name()));
                } catch (LibvirtException e) {
                    if (!isNoDomain(e)) {
                        throw e;
                    }
                    // Undefined after it was listed: as if it hadn't been.
                } finally {
                    domain.free();
                }
            }
            return views;
        });
    }

    /** One domain, as it is now. */
    public DomainView domain(UUID uuid) throws LibvirtException {
        return with(uuid, domain -> DomainView.of(domain, watched.name()));
    }

    /** Does something to a domain; the event of it comes on the event bus, like everybody else's. */
    public void operate(UUID uuid, Operation operation) throws LibvirtException {
        with(uuid, domain -> {
            operation.on(domain);
            return null;
        });
    }

    /** Makes the host know a domain, without starting it. */
    public void define(String xml) throws LibvirtException {
        call(host -> host.domainDefineXML(xml).free());
    }

    static boolean isNoDomain(LibvirtException e) {
        return e.getError().getCode() == ErrorNumber.VIR_ERR_NO_DOMAIN;
    }

    private <T> T with(UUID uuid, Call<Domain, T> call) throws LibvirtException {
        return call(host -> {
            Domain domain = host.domainLookupByUUID(uuid);
            try {
                return call.apply(domain);
            } finally {
                domain.free();
            }
        });
    }

    private <T> T call(Call<Connect, T> call) throws LibvirtException {
        lock.readLock().lock();
        try {
            if (connect != null && connect.isAlive()) {
                return call.apply(connect);
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            if (connect == null || !connect.isAlive()) {
                close();
                connect = open();
            }
            return call.apply(connect);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Connect open() throws LibvirtException {
        Connect opened = new Connect(watched.uri());
        try {
            opened.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
        } catch (LibvirtException e) {
            LOG.debugf("No keepalive on %s: %s", watched.uri(), e.getMessage());
        }
        return opened;
    }

    @PreDestroy
    void close() {
        lock.writeLock().lock();
        try {
            if (connect != null) {
                connect.close();
            }
        } catch (LibvirtException e) {
            LOG.debugf("Closing %s: %s", watched.uri(), e.getMessage());
        } finally {
            connect = null;
            lock.writeLock().unlock();
        }
    }

    private interface Call<A, T> {

        T apply(A argument) throws LibvirtException;
    }
}
