package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The enumerations of libvirt 12.4's header files: each with its first number and its names from there on. */
class NumbersHaveLibvirtsNamesTest {

    @ParameterizedTest
    @CsvSource({
            "BlockJobStatus, 0, COMPLETED FAILED CANCELED READY",
            "BlockJobType, 1, PULL COPY COMMIT ACTIVE_COMMIT BACKUP",
            "ChannelReason, 1, DOMAIN_STARTED CHANNEL",
            "ChannelState, 1, CONNECTED DISCONNECTED",
            "ConnectionClosedEvent$Reason, 0, ERROR EOF KEEPALIVE CLIENT",
            "DomainDiskChangeEvent$Reason, 0, CHANGE_MISSING_ON_START DROP_MISSING_ON_START",
            "DomainGraphicsEvent$Phase, 0, CONNECT INITIALIZE DISCONNECT",
            "DomainJobOperation, 1, START SAVE RESTORE MIGRATION_IN MIGRATION_OUT SNAPSHOT SNAPSHOT_REVERT DUMP BACKUP",
            "DomainMemoryFailureEvent$Action, 0, IGNORE INJECT FATAL RESET",
            "DomainMemoryFailureEvent$Recipient, 0, HYPERVISOR GUEST",
            "DomainTrayChangeEvent$Reason, 0, OPEN CLOSE",
            "DomainWatchdogEvent$Action, 0, NONE PAUSE RESET POWEROFF SHUTDOWN DEBUG INJECTNMI",
            "GraphicsAddress$Family, 0, IPV4 IPV6 UNIX",
            "IoErrorAction, 0, NONE PAUSE REPORT",
            "MetadataType, 0, DESCRIPTION TITLE ELEMENT",
            "NetworkEventType, 0, DEFINED UNDEFINED STARTED STOPPED",
            "NodeDeviceEventType, 0, CREATED DELETED DEFINED UNDEFINED",
            "SecretEventType, 0, DEFINED UNDEFINED",
            "SecretUsageType, 0, NONE VOLUME CEPH ISCSI TLS VTPM",
            "StoragePoolEventType, 0, DEFINED UNDEFINED STARTED STOPPED CREATED DELETED",
            "TypedParameter$Type, 1, INT UINT LLONG ULLONG DOUBLE BOOLEAN STRING" })
    void fromTheFirstToTheLastAndUnknownBeyond(String enumeration, int first, String names)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(getClass().getPackageName() + "." + enumeration);
        int count = names.split(" ").length;
        assertThat(IntStream.range(first, first + count).mapToObj(number -> name(type, number))
                .collect(Collectors.joining(" "))).isEqualTo(names);
        for (int unknown : new int[] { first - 1, first + count, -1, Integer.MAX_VALUE, Integer.MIN_VALUE }) {
            assertThat(name(type, unknown)).isEqualTo("UNKNOWN");
        }
        assertThat(Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()).hasSize(count + 1);
    }

    private static String name(Class<?> type, int number) {
        try {
            return type.getMethod("of", int.class).invoke(null, number).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
