package io.quarkiverse.libvirt.messaging.runtime;

import org.eclipse.microprofile.reactive.messaging.spi.ConnectorLiteral;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;

/** Lets channels take events before the connections are opened. */
@Recorder
public class MessagingRecorder {

    /** Begins to collect what the configured channels want. */
    public void collect() {
        Arc.container().instance(LibvirtConnector.class, ConnectorLiteral.of(LibvirtConnector.CONNECTOR_NAME)).get().collect();
    }
}
