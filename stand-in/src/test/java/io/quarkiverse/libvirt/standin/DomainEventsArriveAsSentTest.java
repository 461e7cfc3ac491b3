package io.quarkiverse.libvirt.standin;

import static io.quarkiverse.libvirt.standin.Samples.ALL_TYPES;
import static io.quarkiverse.libvirt.standin.Samples.ALL_TYPES_PRINTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What virsh prints of each event of a guest, with the numbers 0 to 26 that libvirt 9.0 knows. */
class DomainEventsArriveAsSentTest {

    private static final int LAST_OF_LIBVIRT_9_0 = 26;

    static StandInDaemon daemon;
    static Virsh virsh;

    /** An event, and what virsh prints of it; '#' stands for the guest's name. */
    record Sample(String printed, Function<Domain, EventMessage> event) {
        @Override
        public String toString() {
            return printed.lines().findFirst().orElse("");
        }
    }

    static Stream<Sample> samples() {
        GraphicsAddress local = new GraphicsAddress(0, "192.0.2.1", "5900");
        GraphicsAddress remote = new GraphicsAddress(1, "2001:db8::1", "40000");
        GraphicsAddress unix = new GraphicsAddress(2, "/run/vnc", "");
        List<GraphicsIdentity> nobody = List.of();
        return Stream.of(
                new Sample("event 'lifecycle' for domain '#': Started Migrated", vm -> DomainEvents.lifecycle(vm, 2, 1)),
                new Sample("event 'lifecycle' for domain '#': Shutdown Finished after host request",
                        vm -> DomainEvents.lifecycle(vm, 6, 2)),
                new Sample("event 'lifecycle' for domain '#': unknown unknown",
                        vm -> DomainEvents.lifecycle(vm, 99, Integer.MIN_VALUE)),
                new Sample("event 'reboot' for domain '#'", DomainEvents::reboot),
                new Sample("event 'rtc-change' for domain '#': -3600", vm -> DomainEvents.rtcChange(vm, -3600)),
                new Sample("event 'rtc-change' for domain '#': -9223372036854775808",
                        vm -> DomainEvents.rtcChange(vm, Long.MIN_VALUE)),
                new Sample("event 'watchdog' for domain '#': reset", vm -> DomainEvents.watchdog(vm, 2)),
                new Sample("event 'io-error' for domain '#': /src (disk0) pause",
                        vm -> DomainEvents.ioError(vm, "/src", "disk0", 1)),
                new Sample("event 'graphics' for domain '#': initialize local[IPv4 192.0.2.1 5900]"
                        + " remote[IPv6 2001:db8::1 40000] sasl\n\tx509=CN=one\n\tsasl=two",
                        vm -> DomainEvents.graphics(vm, 1, local, remote, "sasl",
                                List.of(new GraphicsIdentity("x509", "CN=one"), new GraphicsIdentity("sasl", "two")))),
                new Sample("event 'graphics' for domain '#': disconnect local[unix /run/vnc ] remote[unix /run/vnc ] none",
                        vm -> DomainEvents.graphics(vm, 2, unix, unix, "none", nobody)),
                new Sample("event 'graphics' for domain '#': connect local[IPv4 192.0.2.1 5900]"
                        + " remote[IPv6 2001:db8::1 40000] many" + "\n\ttype=name".repeat(20),
                        vm -> DomainEvents.graphics(vm, 0, local, remote, "many",
                                Collections.nCopies(20, new GraphicsIdentity("type", "name")))),
                new Sample("event 'io-error-reason' for domain '#': /src (disk0) report due to enospc",
                        vm -> DomainEvents.ioErrorReason(vm, "/src", "disk0", 2, "enospc")),
                new Sample("event 'control-error' for domain '#'", DomainEvents::controlError),
                new Sample("event 'block-job' for domain '#': Block Pull for /path canceled",
                        vm -> DomainEvents.blockJob(vm, "/path", 1, 2)),
                new Sample("event 'disk-change' for domain '#' disk ide0: <null> -> /new: dropped",
                        vm -> DomainEvents.diskChange(vm, null, "/new", "ide0", 1)),
                new Sample("event 'disk-change' for domain '#' disk ide0: /old -> <null>: changed",
                        vm -> DomainEvents.diskChange(vm, "/old", null, "ide0", 0)),
                new Sample("event 'tray-change' for domain '#' disk ide0: closed",
                        vm -> DomainEvents.trayChange(vm, "ide0", 1)),
                new Sample("event 'pm-wakeup' for domain '#'", vm -> DomainEvents.pmWakeup(vm, 0)),
                new Sample("event 'pm-suspend' for domain '#'", vm -> DomainEvents.pmSuspend(vm, 0)),
                new Sample("event 'balloon-change' for domain '#': 18446744073709551615KiB",
                        vm -> DomainEvents.balloonChange(vm, -1)),
                new Sample("event 'pm-suspend-disk' for domain '#'", vm -> DomainEvents.pmSuspendDisk(vm, 0)),
                new Sample("event 'device-removed' for domain '#': usb0", vm -> DomainEvents.deviceRemoved(vm, "usb0")),
                new Sample("event 'block-job-2' for domain '#': Active Block Commit for vda ready",
                        vm -> DomainEvents.blockJob2(vm, "vda", 4, 3)),
                new Sample("event 'tunable' for domain '#':\n" + ALL_TYPES_PRINTED, vm -> DomainEvents.tunable(vm, ALL_TYPES)),
                new Sample("event 'tunable' for domain '#':\n" + "\ta: 1\n".repeat(2048),
                        vm -> DomainEvents.tunable(vm, Collections.nCopies(2048, TypedParameter.ofInt("a", 1)))),
                new Sample("event 'agent-lifecycle' for domain '#': state: 'connected' reason: 'channel event'",
                        vm -> DomainEvents.agentLifecycle(vm, 1, 2)),
                new Sample("event 'device-added' for domain '#': net0", vm -> DomainEvents.deviceAdded(vm, "net0")),
                // virsh's output is read as ISO 8859-1, a character for each byte.
                new Sample("event 'device-added' for domain '#': \u00ff\u00fe",
                        vm -> DomainEvents.deviceAdded(vm, RawText.of((byte) 0xff, (byte) 0xfe))),
                new Sample("event 'device-added' for domain '#': \u00c3\u00a4", vm -> DomainEvents.deviceAdded(vm, "\u00e4")),
                new Sample("event 'migration-iteration' for domain '#': iteration: '5'",
                        vm -> DomainEvents.migrationIteration(vm, 5)),
                new Sample("event 'job-completed' for domain '#':\n" + ALL_TYPES_PRINTED,
                        vm -> DomainEvents.jobCompleted(vm, ALL_TYPES)),
                new Sample("event 'device-removal-failed' for domain '#': dimm0",
                        vm -> DomainEvents.deviceRemovalFailed(vm, "dimm0")),
                new Sample("event 'metadata-change' for domain '#': type element, uri urn:x",
                        vm -> DomainEvents.metadataChange(vm, 2, "urn:x")),
                new Sample("event 'metadata-change' for domain '#': type description, uri <null>",
                        vm -> DomainEvents.metadataChange(vm, 0, null)),
                new Sample("event 'block-threshold' for domain '#': dev: vda(<null>) 18446744073709551615 5",
                        vm -> DomainEvents.blockThreshold(vm, "vda", null, -1, 5)),
                new Sample("event 'block-threshold' for domain '#': dev: vda(/path) 1 2",
                        vm -> DomainEvents.blockThreshold(vm, "vda", "/path", 1, 2)),
                new Sample("event 'memory-failure' for domain '#':\nrecipient: guest\naction: fatal\nflags:\n"
                        + "\taction required: 1\n\trecursive: 0", vm -> DomainEvents.memoryFailure(vm, 1, 2, 1)),
                new Sample("event 'memory-device-size-change' for domain '#':\nalias: mem0\nsize: 18446744073709551615",
                        vm -> DomainEvents.memoryDeviceSizeChange(vm, "mem0", -1)));
    }

    @BeforeAll
    static void listen() {
        daemon = StandInDaemon.start();
        virsh = Virsh.start(daemon, "event", "--all", "--loop");
        daemon.awaitSubscription(EventClass.DOMAIN, LAST_OF_LIBVIRT_9_0);
    }

    @AfterAll
    static void end() {
        virsh.close();
        daemon.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void arrives(Sample sample) {
        Domain guest = Samples.guest("vm" + System.nanoTime());
        assertThat(daemon.send(sample.event().apply(guest))).isOne();
        virsh.awaitOutput(sample.printed().stripTrailing().replace("#", guest.name()) + "\n");
    }

    @Test
    void everyNumberIsAmongThem() {
        assertThat(samples().map(sample -> sample.event().apply(Samples.GUEST).eventId()).distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, LAST_OF_LIBVIRT_9_0).boxed().toList());
    }

    @Test
    void aTextOfTheGreatestLengthArrives() {
        Domain guest = Samples.guest("long");
        daemon.send(DomainEvents.deviceAdded(guest, RawText.repeated('x', EventMessage.STRING_MAX)));
        virsh.awaitOutput("event 'device-added' for domain 'long': " + "x".repeat(EventMessage.STRING_MAX) + "\n");
    }
}
