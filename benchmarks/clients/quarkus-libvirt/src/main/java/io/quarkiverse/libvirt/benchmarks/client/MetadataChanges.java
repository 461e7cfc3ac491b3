package io.quarkiverse.libvirt.benchmarks.client;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainMetadataChangeEvent;
import io.quarkus.vertx.ConsumeEvent;

/** The consumer, as any application has it. */
@ApplicationScoped
public class MetadataChanges {

    private static final int PREFIX = "urn:b:".length();

    private final Samples samples;

    MetadataChanges(Samples samples) {
        this.samples = samples;
    }

    @ConsumeEvent(EventAddresses.DOMAIN_METADATA_CHANGE)
    void changed(DomainMetadataChangeEvent event) {
        long arrived = System.nanoTime();
        String uri = event.nsuri();
        samples.add(Long.parseLong(uri, PREFIX, uri.length(), 10), arrived);
    }
}
