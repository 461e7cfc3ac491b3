package io.quarkiverse.libvirt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of libvirt 12.4's libvirt-domain.h, each with its name. */
class DomainLifecycleNumbersTest {

    @ParameterizedTest
    @CsvSource({
            "0, DEFINED, ADDED UPDATED RENAMED FROM_SNAPSHOT",
            "1, UNDEFINED, REMOVED RENAMED",
            "2, STARTED, BOOTED MIGRATED RESTORED FROM_SNAPSHOT WAKEUP RECREATED",
            "3, SUSPENDED, PAUSED MIGRATED IOERROR WATCHDOG RESTORED FROM_SNAPSHOT API_ERROR POSTCOPY POSTCOPY_FAILED "
                    + "GUEST_SHUTDOWN",
            "4, RESUMED, UNPAUSED MIGRATED FROM_SNAPSHOT POSTCOPY POSTCOPY_FAILED",
            "5, STOPPED, SHUTDOWN DESTROYED CRASHED MIGRATED SAVED FAILED FROM_SNAPSHOT RECREATED",
            "6, SHUTDOWN, FINISHED GUEST HOST",
            "7, PMSUSPENDED, MEMORY DISK",
            "8, CRASHED, PANICKED CRASHLOADED" })
    void haveTheirNames(int eventCode, String event, String details) {
        int count = details.split(" ").length;
        assertThat(event(eventCode, 0).event()).hasToString(event);
        assertThat(IntStream.range(0, count).mapToObj(detail -> event(eventCode, detail).detail().name())
                .collect(Collectors.joining(" "))).isEqualTo(details);
        assertThat(event(eventCode, count).detail()).isEqualTo(DomainEventDetail.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 9, 10, Integer.MAX_VALUE, Integer.MIN_VALUE })
    void keepTheirCodeWhenTheyAreNewerThanThisCode(int newer) {
        DomainLifecycleEvent unknownEvent = event(newer, newer);
        assertThat(unknownEvent.event()).isEqualTo(DomainEventType.UNKNOWN);
        assertThat(unknownEvent.eventCode()).isEqualTo(newer);
        assertThat(unknownEvent.detail()).isEqualTo(DomainEventDetail.UNKNOWN);
        assertThat(unknownEvent.detailCode()).isEqualTo(newer);
        DomainLifecycleEvent unknownDetail = event(2, newer);
        assertThat(unknownDetail.event()).isEqualTo(DomainEventType.STARTED);
        assertThat(unknownDetail.detail()).isEqualTo(DomainEventDetail.UNKNOWN);
        assertThat(unknownDetail.detailCode()).isEqualTo(newer);
    }

    @Test
    void areMoreThanNames() {
        assertThat(event(2, 1).detail()).isSameAs(event(5, 3).detail());
        assertThat(event(2, 1)).isNotEqualTo(event(5, 3));
    }

    private static DomainLifecycleEvent event(int event, int detail) {
        return new DomainLifecycleEvent(new EventOrigin("<default>", 1, Instant.EPOCH), new DomainRef("vm", new UUID(1, 2), 3),
                event,
                detail);
    }
}
