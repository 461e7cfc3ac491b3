package io.quarkiverse.libvirt.it.vmwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
class EventStreamTest {

    @TestHTTPResource("/events")
    String events;

    @AfterEach
    void leaveItRunning() {
        TestDomain.run();
    }

    @Test
    void carriesWhatHappensToADomainInOrder() throws Exception {
        try (ServerSentEvents stream = ServerSentEvents.of(events)) {
            TestDomain.operate("suspend");
            TestDomain.operate("resume");
            TestDomain.operate("stop");
            TestDomain.operate("start");

            assertThat(lifecycle(stream, 4)).containsExactly(
                    "SUSPENDED PAUSED", "RESUMED UNPAUSED", "STOPPED DESTROYED", "STARTED BOOTED");
        }
    }

    @Test
    void carriesTheEventsOwnJson() throws Exception {
        try (ServerSentEvents stream = ServerSentEvents.of(events)) {
            TestDomain.operate("suspend");

            JsonObject event = stream.next();
            assertThat(event.getString("address")).isEqualTo("libvirt.domain.lifecycle");
            assertThat(event.getString("conn")).isEqualTo("<default>");
            assertThat(event.getJsonObject("dom").getString("name")).isEqualTo("test");
            assertThat(event.getJsonObject("dom").getString("uuid")).isEqualTo(TestDomain.UUID);
            assertThat(event.getInteger("eventCode")).isEqualTo(3);
        }
    }

    @Test
    void sendsEveryListenerEveryEventOnce() throws Exception {
        try (ServerSentEvents one = ServerSentEvents.of(events); ServerSentEvents other = ServerSentEvents.of(events)) {
            for (int i = 0; i < 50; i++) {
                TestDomain.operate("suspend");
                TestDomain.operate("resume");
            }

            List<Long> sequences = sequences(one, 100);
            assertThat(sequences).isEqualTo(LongStream.range(sequences.get(0), sequences.get(0) + 100).boxed().toList());
            assertThat(sequences(other, 100)).isEqualTo(sequences);
        }
    }

    private static List<String> lifecycle(ServerSentEvents stream, int count) throws Exception {
        List<String> read = new ArrayList<>();
        while (read.size() < count) {
            JsonObject event = stream.next();
            read.add(event.getString("event") + " " + event.getString("detail"));
        }
        return read;
    }

    private static List<Long> sequences(ServerSentEvents stream, int count) throws Exception {
        List<Long> read = new ArrayList<>();
        while (read.size() < count) {
            read.add(stream.next().getLong("sequence"));
        }
        return read;
    }
}
