package io.quarkiverse.libvirt.it.provoke;

import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkiverse.libvirt.it.host.BootSector;

/** What an {@link EventfulGuest} does of itself, as soon as the letter is typed on its keyboard. */
enum GuestAction {

    /** Through the keyboard controller. */
    RESET('r', BootSector.part().outb(0x64, 0xfe)),

    // By the PM1a control register of ACPI: sleep type and the bit to go.
    POWER_OFF('o', BootSector.part().outw(0x604, 0x2000)),
    SUSPEND_TO_MEMORY('m', BootSector.part().outw(0x604, 0x2400)),
    SUSPEND_TO_DISK('d', BootSector.part().outw(0x604, 0x2800)),

    // By the port of the panic device.
    PANIC('p', BootSector.part().outb(0x505, 1)),
    CRASH_AND_LOAD_ANOTHER_KERNEL('c', BootSector.part().outb(0x505, 2)),

    /** The time is that of the clock's last read, which is made here: the seconds that have passed would be lost. */
    SET_CLOCK('t', BootSector.part().outb(0x70, 0).inb(0x71).outb(0x70, 4).outb(0x71, 0x11)),

    /** Arms the ib700, with the shortest time that is not none: 2 seconds. */
    STARVE_WATCHDOG('w', BootSector.part().outb(0x443, 0x0e)),

    WRITE_TO_SECOND_DISK('b', BootSector.part().writeSector(0x81)),
    WRITE_TO_THIRD_DISK('f', BootSector.part().writeSector(0x82)),

    /** Field "actual" of a virtio balloon's configuration: 256 pages of 4 KiB are the host's now. */
    INFLATE_BALLOON('l', BootSector.part().pciDevice(EventfulGuest.BALLOON_SLOT).outlAt(24, 256)),

    /** ACPI's _OST of memory slot 0: ejection requested (3), failed (1). */
    REFUSE_TO_EJECT_MEMORY('u', BootSector.part().outl(0xa00, 0).outl(0xa04, 3).outl(0xa08, 1)),

    OPEN_AGENT_PORT('a', AgentPort.open()),
    CLOSE_AGENT_PORT('z', AgentPort.close());

    private final char letter;
    private final BootSector instructions;

    GuestAction(char letter, BootSector instructions) {
        this.letter = letter;
        this.instructions = instructions;
    }

    /** The key, as virsh names it. */
    String key() {
        return "KEY_" + Character.toUpperCase(letter);
    }

    /** A guest that can do all of this. It sends one byte to its first serial port when it begins to obey. */
    static BootSector program() {
        Map<Character, BootSector> parts = new LinkedHashMap<>();
        for (GuestAction action : values()) {
            parts.put(action.letter, action.instructions);
        }
        return BootSector.start().outb(0x3f8, '!').obey(parts);
    }
}
