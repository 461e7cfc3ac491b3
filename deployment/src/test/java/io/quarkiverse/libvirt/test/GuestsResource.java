package io.quarkiverse.libvirt.test;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.libvirt.LibvirtException;

/** An application that a test changes while it runs. */
@Singleton
@Path("/guests")
public class GuestsResource {

    static final String GENERATION = "generation 0";

    @Inject
    DaemonGuests guests;

    @GET
    public String eventsAndUri() {
        return GENERATION + ", " + guests.arrived.stream().map(event -> event.domain().name() + " " + event.event()).toList()
                + ", " + guests.host.uri();
    }

    @POST
    public void start() throws LibvirtException {
        guests.start("lodger");
    }
}
