package io.quarkiverse.libvirt.inventory;

import java.time.Instant;
import java.util.Objects;

import io.quarkiverse.libvirt.event.NodeDeviceRef;

/**
 * What is known of a device of the host.
 *
 * @param device the device
 * @param active whether the device is there ({@code virNodeDeviceIsActive})
 * @param persistent whether the host keeps it when it isn't active
 * @param known whether this holds now; false while the host can't be asked
 * @param since since when it is active or not, by this process' clock
 */
public record NodeDeviceStatus(NodeDeviceRef device, boolean active, boolean persistent, boolean known, Instant since)
        implements
            ObjectStatus {

    public NodeDeviceStatus {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(since, "since");
    }

    @Override
    public NodeDeviceRef object() {
        return device;
    }

    public String name() {
        return device.name();
    }

}
