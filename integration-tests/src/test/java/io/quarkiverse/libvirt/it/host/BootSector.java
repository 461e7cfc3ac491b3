package io.quarkiverse.libvirt.it.host;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;

/**
 * A whole guest in 512 bytes: 16-bit x86 code that the BIOS loads from the first sector of the disk and runs. It needs no
 * operating system, and is up about two seconds after QEMU starts. The methods append instructions and can be chained:
 *
 * <pre>
 * BootSector.start().delaySeconds(2).outw(0x604, 0x2400).halt(); // suspend to RAM
 * BootSector.start().delaySeconds(2).outb(0x505, 1).halt(); // panic, with &lt;panic model='isa'/&gt;
 * </pre>
 */
public final class BootSector {

    /** What the BIOS reads at once; a disk has to be a multiple of it. */
    public static final int SIZE = 512;

    /** The two bytes at the end by which the BIOS knows a boot sector. */
    private static final int SIGNATURE_SIZE = 2;

    /** The BIOS adds 1 to the word at this address about 18.2 times a second. */
    private static final int TICK_COUNT = 0x046c;
    private static final double TICKS_PER_SECOND = 18.2065;

    /** A byte of CMOS memory that neither SeaBIOS nor QEMU uses. It is 0 in a new QEMU, and a reset leaves it alone. */
    private static final int CMOS_BYTE = 0x7f;
    private static final int CMOS_MARK = 0xa5;

    private static final int JUMP_SIZE = 3;

    /** Where a PC's configuration space of the PCI bus is looked at: the address is written to the first port. */
    private static final int PCI_ADDRESS = 0xcf8;
    private static final int PCI_DATA = 0xcfc;
    private static final int PCI_ENABLE = 0x80000000;
    private static final int PCI_COMMAND = 0x04;
    private static final int PCI_BAR0 = 0x10;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    private BootSector() {
    }

    /** A program without instructions of its own yet: segments and stack are set up, interrupts are on. */
    public static BootSector start() {
        return new BootSector()
                .bytes(0x31, 0xc0) // xor ax, ax
                .bytes(0x8e, 0xd8) // mov ds, ax
                .bytes(0x8e, 0xc0) // mov es, ax
                .bytes(0x8e, 0xd0) // mov ss, ax
                .bytes(0xbc, 0x00, 0x7c) // mov sp, 0x7c00
                .bytes(0xfc, 0xfb); // cld; sti
    }

    /** Instructions alone, to be put into a program. */
    public static BootSector part() {
        return new BootSector();
    }

    /** A guest that does nothing, and takes no processor time for it. */
    public static BootSector idle() {
        return start().halt();
    }

    /** A guest that resets its machine once after a delay, through the keyboard controller, and then runs this program. */
    public static BootSector rebootOnce(int delaySeconds, BootSector then) {
        return start().afterReset(then).delaySeconds(delaySeconds).outb(0x64, 0xfe).halt();
    }

    /** A guest that switches its machine (type pc, with ACPI) off after a delay. */
    public static BootSector powerOff(int delaySeconds) {
        return start().delaySeconds(delaySeconds).outw(0x604, 0x2000).halt();
    }

    public BootSector outb(int port, int value) {
        return dx(port)
                .bytes(0xb0, value) // mov al, value
                .bytes(0xee); // out dx, al
    }

    public BootSector outw(int port, int value) {
        return dx(port)
                .bytes(0xb8, value, value >> 8) // mov ax, value
                .bytes(0xef); // out dx, ax
    }

    public BootSector outl(int port, int value) {
        return dx(port)
                .bytes(0x66, 0xb8, value, value >> 8, value >> 16, value >> 24) // mov eax, value
                .bytes(0x66, 0xef); // out dx, eax
    }

    /** Reads a port, for the effect that it has. */
    public BootSector inb(int port) {
        return dx(port).bytes(0xec); // in al, dx
    }

    /** Lets a device of PCI bus 0 read and write the guest's memory, as a driver does. */
    public BootSector enablePciDevice(int slot) {
        return outl(PCI_ADDRESS, pci(slot, PCI_COMMAND)).outw(PCI_DATA, 0x0007); // ports, memory, bus master
    }

    /** From here on, the methods that end in At mean the ports of this device, the ones of its first base address. */
    public BootSector pciDevice(int slot) {
        return outl(PCI_ADDRESS, pci(slot, PCI_BAR0)).dx(PCI_DATA)
                .bytes(0xed) // in ax, dx
                .bytes(0x24, 0xfc) // and al, 0xfc: without the bits that say what kind of address it is
                .bytes(0x89, 0xc7); // mov di, ax
    }

    public BootSector outbAt(int offset, int value) {
        return dxAt(offset)
                .bytes(0xb0, value) // mov al, value
                .bytes(0xee); // out dx, al
    }

    public BootSector outwAt(int offset, int value) {
        return dxAt(offset)
                .bytes(0xb8, value, value >> 8) // mov ax, value
                .bytes(0xef); // out dx, ax
    }

    public BootSector outlAt(int offset, int value) {
        return dxAt(offset)
                .bytes(0x66, 0xb8, value, value >> 8, value >> 16, value >> 24) // mov eax, value
                .bytes(0x66, 0xef); // out dx, eax
    }

    /** Stores 16 bits in the guest's memory. */
    public BootSector store(int address, int value) {
        return bytes(0xc7, 0x06, address, address >> 8, value, value >> 8); // mov word [address], value
    }

    /** Runs a part whenever its letter is typed on the guest's keyboard, for ever. */
    public BootSector obey(Map<Character, BootSector> parts) {
        int next = code.size();
        bytes(0xb4, 0x00) // mov ah, 0: wait for a key
                .bytes(0xcd, 0x16); // int 0x16
        parts.forEach((letter, part) -> {
            byte[] instructions = part.code.toByteArray();
            int beyond = instructions.length + JUMP_SIZE;
            bytes(0x3c, letter); // cmp al, letter
            bytes(0x0f, 0x85, beyond, beyond >> 8); // jne beyond the part
            code.writeBytes(instructions);
            jump(next);
        });
        return jump(next);
    }

    /** Idles for this time by the guest's clock, which stands still while the guest is paused. */
    public BootSector delaySeconds(int seconds) {
        int ticks = (int) Math.ceil(seconds * TICKS_PER_SECOND);
        if (ticks < 1 || ticks > 0xffff) {
            throw new IllegalArgumentException("Delay of " + seconds + " s");
        }
        // Counts changes instead of comparing with a tick count to come: the BIOS starts again from 0 at midnight.
        return bytes(0xb9, ticks, ticks >> 8) //     mov cx, ticks
                .bytes(0xa1, TICK_COUNT, TICK_COUNT >> 8) // next: mov ax, [TICK_COUNT]
                .bytes(0xf4) //                      wait: hlt
                .bytes(0x3b, 0x06, TICK_COUNT, TICK_COUNT >> 8) // cmp ax, [TICK_COUNT]
                .bytes(0x74, -7) //                        je wait
                .bytes(0xe2, -12); //                      loop next
    }

    /** Goes on after a start of QEMU; after a reset of the guest it runs this program instead, which must not end. */
    public BootSector afterReset(BootSector program) {
        byte[] other = program.code.toByteArray();
        outb(0x70, CMOS_BYTE)
                .bytes(0xe4, 0x71) // in al, 0x71
                .bytes(0x3c, CMOS_MARK) // cmp al, CMOS_MARK
                .bytes(0x75, other.length); // jne over the other program
        code.writeBytes(other);
        return outb(0x70, CMOS_BYTE).outb(0x71, CMOS_MARK);
    }

    /**
     * Writes this boot sector over the second sector of a disk, through the BIOS.
     *
     * @param drive 0x80 for the first disk, 0x81 for the second
     */
    public BootSector writeSector(int drive) {
        return bytes(0xb8, 0x01, 0x03) // mov ax, 0x0301: write one sector
                .bytes(0xb9, 0x02, 0x00) // mov cx, 2: cylinder 0, sector 2 (they count from 1)
                .bytes(0xba, drive, 0x00) // mov dx, drive: head 0
                .bytes(0xbb, 0x00, 0x7c) // mov bx, 0x7c00: from where this code is
                .bytes(0xcd, 0x13); // int 0x13
    }

    /** Stays here, without taking processor time. */
    public BootSector halt() {
        return bytes(0xf4) // hlt
                .bytes(0xeb, -3); // jmp back to it, after an interrupt
    }

    /** Instructions that have no method here; the low eight bits of each value count. */
    public BootSector bytes(int... values) {
        for (int value : values) {
            code.write(value);
        }
        if (code.size() > SIZE - SIGNATURE_SIZE) {
            throw new IllegalStateException("The program does not fit into a boot sector");
        }
        return this;
    }

    /** The sector with its signature. */
    public byte[] toBytes() {
        byte[] sector = Arrays.copyOf(code.toByteArray(), SIZE);
        sector[SIZE - 2] = 0x55;
        sector[SIZE - 1] = (byte) 0xaa;
        return sector;
    }

    private BootSector dx(int port) {
        return bytes(0xba, port, port >> 8); // mov dx, port
    }

    private BootSector dxAt(int offset) {
        if (offset > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("Offset " + offset);
        }
        return bytes(0x8d, 0x55, offset); // lea dx, [di + offset]
    }

    private BootSector jump(int target) {
        int distance = target - (code.size() + JUMP_SIZE);
        return bytes(0xe9, distance, distance >> 8); // jmp target
    }

    private static int pci(int slot, int register) {
        return PCI_ENABLE | slot << 11 | register;
    }
}
