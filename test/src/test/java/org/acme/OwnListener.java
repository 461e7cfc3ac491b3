package org.acme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.libvirt.event.LifecycleListener;

@ApplicationScoped
public class OwnListener implements LifecycleListener {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Connect host;

    public void open(String uri) throws LibvirtException {
        host = new Connect(uri);
        host.addLifecycleListener(this);
    }

    @Override
    public int onLifecycleChange(Domain domain, DomainEvent event) {
        heard.add(Thread.currentThread().getName() + " " + event.getType());
        try {
            domain.free();
        } catch (LibvirtException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }

    /** A connection that still has a listener, or a domain that isn't freed, would never be closed. */
    public void close() throws LibvirtException {
        host.removeLifecycleListener(this);
        host.close();
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }
}
