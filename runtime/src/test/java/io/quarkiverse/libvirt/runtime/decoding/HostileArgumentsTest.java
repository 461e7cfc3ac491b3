package io.quarkiverse.libvirt.runtime.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.bindings.DirectCall;
import io.quarkiverse.libvirt.bindings.HostObjects;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.DomainTrayChangeEvent;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventField;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.runtime.connection.EventPublisher;
import io.quarkiverse.libvirt.runtime.delivery.Received;

/** What libvirt promises never to send. */
class HostileArgumentsTest {

    private static final EventKind<?> TRAY_CHANGE = kind(EventAddresses.DOMAIN_TRAY_CHANGE);
    private static HostObjects host;

    private final Received received = new Received();

    @BeforeAll
    static void open() {
        host = new HostObjects();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    static List<EventKind<?>> domainKinds() {
        return EventKind.all().stream().filter(kind -> kind.eventClass() == EventClass.DOMAIN).toList();
    }

    @ParameterizedTest
    @MethodSource("domainKinds")
    void aNullWhereNoneMayBeLosesNeitherTheRestNorTheNextEvent(EventKind<?> kind) {
        CArguments good = new CArguments(kind);
        List<UnknownLibvirtEvent> unknown = new ArrayList<>();
        for (int i = 0; i < good.values().length; i++) {
            if (good.values()[i] instanceof Pointer) {
                Object[] bad = good.values();
                bad[i] = null;
                DirectCall.event(received.handler(kind), host.domain, bad);
                unknown.add((UnknownLibvirtEvent) received.events.get(received.events.size() - 1));
                DirectCall.event(received.handler(kind), host.domain, good.values());
                assertThat(received.events.get(received.events.size() - 1)).isInstanceOf(kind.type());
            }
        }
        assertThat(received.publisher.undecodable()).isEqualTo(unknown.size());
        assertThat(received.events).extracting(LibvirtEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, received.events.size()).boxed().toList());
        for (UnknownLibvirtEvent event : unknown) {
            assertThat(event.kind()).isEqualTo(kind.address());
            assertThat(event.object()).isInstanceOf(DomainRef.class);
            assertThat(event.problem()).endsWith(" is NULL");
            assertThat(kind.fields()).extracting(EventField::name).contains(event.problem().split(" ")[0]);
        }
    }

    @Test
    void whatCanBeReadIsKept() {
        DirectCall.event(received.handler(TRAY_CHANGE), host.domain, null, 1);
        UnknownLibvirtEvent event = (UnknownLibvirtEvent) received.single();
        assertThat(event.problem()).isEqualTo("devAlias is NULL");
        assertThat(event.known()).isEqualTo(Map.of("reason", "1"));
        assertThat(event.address()).isEqualTo(EventAddresses.UNKNOWN);
    }

    @Test
    void anyOtherFailureOfTheDecodingLosesTheEventNoMore() {
        // One argument fewer than the record reads.
        DirectCall.event(received.handler(TRAY_CHANGE), host.domain, new CArguments(TRAY_CHANGE).string("ide0"));
        UnknownLibvirtEvent event = (UnknownLibvirtEvent) received.single();
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.object()).isInstanceOf(DomainRef.class);
        assertThat(event.known()).isEqualTo(Map.of("devAlias", "ide0"));
    }

    @Test
    void anObjectMayBeNull() {
        CArguments arguments = new CArguments(TRAY_CHANGE);
        DirectCall.event(received.handler(TRAY_CHANGE), null, arguments.values());
        UnknownLibvirtEvent event = (UnknownLibvirtEvent) received.single();
        assertThat(event.object()).isNull();
        assertThat(event.problem()).isEqualTo("the object is NULL");
        assertThat(event.known()).containsEntry("devAlias", "the devAlias ä");
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 70_000 })
    void aCountOfParametersIsNotBelieved(int count) {
        EventKind<?> tunable = kind(EventAddresses.DOMAIN_TUNABLE);
        Object[] arguments = new CArguments(tunable).values();
        arguments[1] = count;
        DirectCall.event(received.handler(tunable), host.domain, arguments);
        assertThat(((UnknownLibvirtEvent) received.single()).problem()).isEqualTo("params claims to have " + count
                + " elements");
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, Integer.MAX_VALUE })
    void aCountOfIdentitiesIsNotBelieved(int count) {
        EventKind<?> graphics = kind(EventAddresses.DOMAIN_GRAPHICS);
        CArguments good = new CArguments(graphics);
        Object[] arguments = good.values();
        arguments[4] = good.subject(count, good.string("no list"));
        DirectCall.event(received.handler(graphics), host.domain, arguments);
        assertThat(((UnknownLibvirtEvent) received.single()).problem()).isEqualTo("subject claims to have " + count
                + " elements");
    }

    @Test
    void noIdentitiesNeedNoList() {
        EventKind<?> graphics = kind(EventAddresses.DOMAIN_GRAPHICS);
        CArguments good = new CArguments(graphics);
        Object[] arguments = good.values();
        arguments[4] = good.subject(0, null);
        DirectCall.event(received.handler(graphics), host.domain, arguments);
        assertThat(received.single()).isInstanceOf(graphics.type());
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        CArguments good = new CArguments(TRAY_CHANGE);
        DirectCall.event(received.handler(TRAY_CHANGE), host.domain, good.bytes((byte) 'a', (byte) 0xFF, (byte) 0xC3), 0);
        assertThat(((DomainTrayChangeEvent) received.single()).devAlias()).isEqualTo("a\uFFFD\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE })
    void aNumberWithoutNameKeepsItsNumber(int reason) {
        CArguments good = new CArguments(TRAY_CHANGE);
        DirectCall.event(received.handler(TRAY_CHANGE), host.domain, good.string("ide0"), reason);
        DomainTrayChangeEvent event = (DomainTrayChangeEvent) received.single();
        assertThat(event.reason()).isEqualTo(DomainTrayChangeEvent.Reason.UNKNOWN);
        assertThat(event.reasonCode()).isEqualTo(reason);
    }

    @Test
    void aReceiverThatThrowsIsLoggedAndThrowsNothingIntoLibvirt() {
        AssertionError failure = new AssertionError("on purpose");
        EventPublisher throwing = new EventPublisher("host", event -> {
            throw failure;
        });
        List<LogRecord> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("io.quarkiverse.libvirt.bindings.EventUpcalls");
        Handler handler = new LogTo(logged);
        logger.addHandler(handler);
        try {
            Object[] arguments = new CArguments(TRAY_CHANGE).values();
            assertThat(DirectCall.event(each -> throwing.publish(1, TRAY_CHANGE, each), host.domain, arguments)).isZero();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(logged).singleElement().extracting(LogRecord::getThrown).isSameAs(failure);
    }

    private static final class LogTo extends Handler {

        private final List<LogRecord> records;

        LogTo(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord message) {
            records.add(message);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }

    private static EventKind<?> kind(String address) {
        return EventKind.ofAddress(address).orElseThrow();
    }
}
