package io.quarkiverse.libvirt.test;

import java.lang.ref.WeakReference;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.LifecycleListener;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkus.vertx.ConsumeEvent;

/** An application whose source a test changes while it runs. */
@Singleton
@Path("/reloaded")
public class ReloadedResource {

    static final String GENERATION = "generation 0";
    static final String JOURNAL = "journal";
    /** What arrives in a stream, its end included. */
    static final String STREAMED = "streamed";
    static final String OBSERVED = "observed";
    /** What a blocking consumer has received. */
    static final String BLOCKING = "blocking";
    static final String CLASS_LOADERS = "class-loaders";
    static final String CONNECTIONS = "connections";
    static final String LISTENERS = "listeners";

    ReloadedResource(LibvirtEvents events) {
        JvmWide.list(CLASS_LOADERS).add(new WeakReference<>(getClass().getClassLoader()));
        events.events(DomainLifecycleEvent.class).subscribe().with(
                event -> JvmWide.list(STREAMED).add(GENERATION + " " + event.event()),
                failure -> JvmWide.list(STREAMED).add(GENERATION + " " + failure),
                () -> JvmWide.list(STREAMED).add(GENERATION + " COMPLETED"));
    }

    void observe(@Observes DomainLifecycleEvent event) {
        JvmWide.list(OBSERVED).add(GENERATION + " " + event.event());
    }

    @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
    void onLifecycle(DomainLifecycleEvent event) {
        JvmWide.list(JOURNAL).add(GENERATION + " " + event.event());
    }

    @ConsumeEvent(value = EventAddresses.DOMAIN_LIFECYCLE, blocking = true)
    void onLifecycleBlocking(DomainLifecycleEvent event) {
        JvmWide.list(BLOCKING).add(GENERATION + " " + event.event());
    }

    @GET
    public String generation() {
        return GENERATION;
    }

    @POST
    @Path("/events")
    public void suspendAndResume() throws LibvirtException {
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.free();
        } finally {
            operator.close();
        }
    }

    /** A connection of the application's own, with a subscription: libvirt has a timer for it in its event loop. */
    @POST
    @Path("/connections")
    public void openConnection() throws LibvirtException {
        Connect connection = new Connect("test:///default");
        LifecycleListener listener = (domain, event) -> {
            JvmWide.list(JOURNAL).add("own connection " + event.getType());
            return 0;
        };
        connection.addLifecycleListener(listener);
        JvmWide.list(CONNECTIONS).add(connection);
        JvmWide.list(LISTENERS).add(listener);
    }

    /** What the applications of another test have left, at their end too. */
    static void forget() {
        List.of(JOURNAL, STREAMED, OBSERVED, BLOCKING, CLASS_LOADERS, CONNECTIONS, LISTENERS).forEach(JvmWide::forget);
    }
}
