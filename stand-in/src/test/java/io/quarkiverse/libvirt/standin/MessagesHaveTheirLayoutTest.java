package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** The bytes of messages that libvirt 9.0 doesn't know, and of values at the limits. */
class MessagesHaveTheirLayoutTest {

    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @Test
    void ofANicThatChangesItsAddress() {
        EventMessage event = DomainEvents.nicMacChange(new Domain("vm", ID, 7), "net0", "old", "new");
        XdrReader sent = sent(event, 42);
        assertHeader(sent, 453);
        assertThat(sent.int32()).isEqualTo(42);
        assertThat(sent.string()).isEqualTo("vm");
        assertThat(sent.uuid()).isEqualTo(ID);
        assertThat(sent.int32()).isEqualTo(7);
        assertThat(sent.string()).isEqualTo("net0");
        assertThat(sent.string()).isEqualTo("old");
        assertThat(sent.string()).isEqualTo("new");
        assertThat(event.eventId()).isEqualTo(27);
    }

    @Test
    void ofANetworksMetadata() {
        EventMessage event = NetworkEvents.metadataChange(new Network("net", ID), 2, null);
        XdrReader sent = sent(event, 42);
        assertHeader(sent, 446);
        assertThat(sent.int32()).isEqualTo(42);
        assertThat(sent.string()).isEqualTo("net");
        assertThat(sent.uuid()).isEqualTo(ID);
        assertThat(sent.int32()).isEqualTo(2);
        assertThat(sent.present()).isFalse();
        assertThat(event.eventClass()).isEqualTo(EventClass.NETWORK);
        assertThat(event.eventId()).isEqualTo(1);
    }

    @Test
    void ofAnEventThatATestHasMade() {
        EventMessage event = EventMessage.of(EventClass.DOMAIN, 99, 999, ID.toString(), body -> body.string("x").int64(-1));
        XdrReader sent = sent(event, 1);
        assertHeader(sent, 999);
        assertThat(sent.int32()).isOne();
        assertThat(sent.string()).isEqualTo("x");
        assertThat(sent.int32()).isEqualTo(-1);
        assertThat(sent.int32()).isEqualTo(-1);
    }

    private static XdrReader sent(EventMessage event, int callbackId) {
        XdrWriter writer = new XdrWriter();
        event.write(writer, callbackId);
        byte[] bytes = writer.toByteArray();
        assertThat(new XdrReader(bytes).int32()).isEqualTo(bytes.length).isEqualTo(event.size());
        return new XdrReader(Arrays.copyOfRange(bytes, RpcMessage.LENGTH_SIZE, bytes.length));
    }

    private static void assertHeader(XdrReader sent, int procedure) {
        assertThat(RpcHeader.read(sent)).isEqualTo(new RpcHeader(0x20008086, 1, procedure, RpcHeader.MESSAGE, 0, RpcHeader.OK));
    }
}
