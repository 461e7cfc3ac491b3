package io.quarkiverse.libvirt.standin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An event, ready to be sent any number of times. {@link DomainEvents}, {@link NetworkEvents}, {@link StoragePoolEvents},
 * {@link NodeDeviceEvents} and {@link SecretEvents} make those that libvirt has. Immutable.
 * <p>
 * Nothing is checked: what libvirt's clients refuse, such as strings beyond {@link #STRING_MAX}, can be sent to see that they
 * do.
 */
public final class EventMessage {

    /** Bytes of the longest string that clients take ({@code REMOTE_STRING_MAX}). */
    public static final int STRING_MAX = 4 * 1024 * 1024;

    private final EventClass eventClass;
    private final int eventId;
    private final int procedure;
    private final String object;
    private final byte[] body;

    private EventMessage(EventClass eventClass, int eventId, int procedure, String object, byte[] body) {
        this.eventClass = eventClass;
        this.eventId = eventId;
        this.procedure = procedure;
        this.object = object;
        this.body = body;
    }

    /**
     * An event that the other classes have no method for, such as one of a newer libvirt.
     *
     * @param eventId clients that have registered for this id get it
     * @param procedure its {@code REMOTE_PROC_*}
     * @param object the UUID (of a node device: the name) of what it happened to
     * @param body writes the message's fields, without the callback id that each begins with
     */
    public static EventMessage of(EventClass eventClass, int eventId, int procedure, String object, Consumer<XdrWriter> body) {
        XdrWriter writer = new XdrWriter();
        body.accept(writer);
        return new EventMessage(eventClass, eventId, procedure, object, writer.toByteArray());
    }

    /** The same event with only the first bytes of its fields (a multiple of 4): XDR that no client can read. */
    public EventMessage truncatedTo(int bytes) {
        return new EventMessage(eventClass, eventId, procedure, object, Arrays.copyOf(body, bytes));
    }

    /** What kind of object it happened to. */
    public EventClass eventClass() {
        return eventClass;
    }

    /** The number that clients register for it with. */
    public int eventId() {
        return eventId;
    }

    /** The number of the message's {@code REMOTE_PROC_*}. */
    public int procedure() {
        return procedure;
    }

    /** The UUID (of a node device: the name) of what it happened to. */
    public String object() {
        return object;
    }

    /** Bytes of the whole message, as it is sent. */
    public int size() {
        return RpcMessage.LENGTH_SIZE + RpcHeader.SIZE + 4 + body.length;
    }

    /** As it goes to one subscription. */
    void write(XdrWriter writer, int callbackId) {
        writer.int32(size());
        RpcHeader.message(Procedures.REMOTE_PROGRAM, procedure).write(writer);
        writer.int32(callbackId).opaque(body);
    }

    static List<EventMessage> list(int count, IntFunction<EventMessage> event) {
        return IntStream.range(0, count).mapToObj(event).toList();
    }

    @Override
    public String toString() {
        return eventClass + " event " + eventId + " of " + object;
    }
}
