package io.quarkiverse.libvirt.it.provoke;

import io.quarkiverse.libvirt.it.host.BootSector;

/**
 * The driver of a virtio console, as small as can be, for the port that libvirt gives the guest agent. It sends the message
 * that a port is open or not, with one queue and one descriptor at a fixed place in memory.
 */
final class AgentPort {

    // The ports of a virtio device before version 1.
    private static final int GUEST_FEATURES = 4;
    private static final int QUEUE_PAGE = 8;
    private static final int QUEUE_SELECT = 14;
    private static final int QUEUE_NOTIFY = 16;
    private static final int STATUS = 18;

    private static final int SEVERAL_PORTS = 1 << 1;
    private static final int ACKNOWLEDGED = 1;
    private static final int DRIVER = 2;
    private static final int DRIVER_OK = 4;

    /** From the guest to the device. */
    private static final int CONTROL_QUEUE = 3;

    // A queue of 32: its descriptors of 16 bytes, then what is available; what is used begins a new page.
    private static final int QUEUE = 0x8000;
    private static final int AVAILABLE_COUNT = QUEUE + 32 * 16 + 2;

    private static final int MESSAGE = 0x8400;
    private static final int MESSAGE_SIZE = 8;
    private static final int PORT_OPEN = 6;
    private static final int VALUE = MESSAGE + 6;

    private AgentPort() {
    }

    static BootSector open() {
        return BootSector.part()
                .enablePciDevice(EventfulGuest.CONSOLE_SLOT)
                .pciDevice(EventfulGuest.CONSOLE_SLOT)
                .store(QUEUE, MESSAGE).store(QUEUE + 8, MESSAGE_SIZE)
                .store(MESSAGE, EventfulGuest.AGENT_PORT).store(MESSAGE + 4, PORT_OPEN).store(VALUE, 1)
                .store(AVAILABLE_COUNT, 1)
                .outlAt(GUEST_FEATURES, SEVERAL_PORTS)
                .outbAt(STATUS, ACKNOWLEDGED | DRIVER)
                .outwAt(QUEUE_SELECT, CONTROL_QUEUE).outlAt(QUEUE_PAGE, QUEUE >> 12)
                .outbAt(STATUS, ACKNOWLEDGED | DRIVER | DRIVER_OK)
                .outwAt(QUEUE_NOTIFY, CONTROL_QUEUE);
    }

    /** Once after {@link #open()}. */
    static BootSector close() {
        return BootSector.part()
                .pciDevice(EventfulGuest.CONSOLE_SLOT)
                .store(VALUE, 0)
                .store(AVAILABLE_COUNT, 2)
                .outwAt(QUEUE_NOTIFY, CONTROL_QUEUE);
    }
}
