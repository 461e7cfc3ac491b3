package io.quarkiverse.libvirt.it.vmwatch;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.smallrye.mutiny.Multi;

/** Every libvirt event, live, as server-sent events. */
@Path("/events")
@ApplicationScoped
public class EventStream {

    /** A page that is further behind than this is cut off: it connects again by itself, and asks for everything anew. */
    private static final int BUFFERED_EVENTS = 1_000;

    /** Proxies close a connection that is silent for long, and only writing to a page that has gone away notices it. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final LibvirtEvents libvirt;

    EventStream(LibvirtEvents libvirt) {
        this.libvirt = libvirt;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        Multi<OutboundSseEvent> live = libvirt.events(LibvirtEvent.class)
                .onOverflow().buffer(BUFFERED_EVENTS)
                .map(event -> sse.newEventBuilder().data(event.toJson().encode()).build());
        // The first tick comes at once: the page learns that it is connected before anything happens.
        Multi<OutboundSseEvent> keepAlive = Multi.createFrom().ticks().every(KEEP_ALIVE)
                .onOverflow().drop()
                .map(tick -> sse.newEventBuilder().comment("keep-alive").build());
        return Multi.createBy().merging().streams(live, keepAlive);
    }
}
