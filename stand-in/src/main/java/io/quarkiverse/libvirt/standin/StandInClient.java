package io.quarkiverse.libvirt.standin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;

/**
 * One connection of a libvirt client to the stand-in. All methods may be called from any thread, and return before the client
 * has received anything; what is sent arrives in the order of the calls. After the end of the connection they do nothing.
 */
public final class StandInClient {

    private static final int CLOSE_CALLBACK_REASON_BYTES = 4;

    private final int number;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final StandInSocket socket;
    private final Changes changes;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox = new Outbox();
    private final Map<Integer, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private volatile boolean closeCallback;
    private volatile long lastSubscribed;
    private boolean frozen;
    private boolean closing;
    private volatile boolean ended;

    StandInClient(int number, SocketChannel channel, SelectionKey key, StandInSocket socket, Changes changes) {
        this.number = number;
        this.channel = channel;
        this.key = key;
        this.socket = socket;
        this.changes = changes;
    }

    /** Connections are numbered from 1 in the order of their coming. */
    public int number() {
        return number;
    }

    /** Whether the connection is still there. */
    public boolean isOpen() {
        return !ended;
    }

    /** What the client has registered for, the oldest first. */
    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** Whether the client wants to be told when the host behind the daemon is lost ({@link #sendConnectionClosed}). */
    public boolean hasCloseCallback() {
        return closeCallback;
    }

    /**
     * Sends events to those of the client's subscriptions that want them, as one batch.
     *
     * @return how many messages that are
     */
    public int send(EventMessage... events) {
        return send(Arrays.asList(events));
    }

    /** {@link #send(EventMessage...)} for a list. */
    public synchronized int send(List<EventMessage> events) {
        XdrWriter batch = new XdrWriter();
        int messages = 0;
        for (EventMessage event : events) {
            for (Subscription subscription : subscriptions.values()) {
                if (subscription.wants(event)) {
                    event.write(batch, subscription.callbackId());
                    messages++;
                }
            }
        }
        if (messages > 0) {
            write(batch.toByteArray());
        }
        return messages;
    }

    /**
     * Sends many events as one batch, as fast as the client takes them.
     *
     * @param event the event for a number from 0 to {@code count - 1}
     * @return how many messages that are
     */
    public int storm(int count, IntFunction<EventMessage> event) {
        return send(EventMessage.list(count, event));
    }

    /** Sends an event with a callback id that need not be one of the client's. */
    public void sendAs(int callbackId, EventMessage event) {
        XdrWriter message = new XdrWriter();
        event.write(message, callbackId);
        write(message.toByteArray());
    }

    /**
     * Tells the client that the daemon has lost its host, if the client has a close callback. The connection to the daemon
     * stays.
     *
     * @param reason {@code virConnectCloseReason}, or any other number
     * @return whether it was sent
     */
    public boolean sendConnectionClosed(int reason) {
        if (closeCallback) {
            write(RpcMessage.encode(
                    RpcHeader.message(Procedures.REMOTE_PROGRAM, Procedures.CONNECT_EVENT_CONNECTION_CLOSED),
                    new XdrWriter().int32(reason).toByteArray()));
        }
        return closeCallback;
    }

    /** Sends these bytes, whatever they mean. */
    public void sendBytes(byte... bytes) {
        write(bytes.clone());
    }

    /** Sends the beginning of a message that is said to be longer than any may be. A client gives the connection up. */
    public void sendBadLength() {
        write(new XdrWriter().int32(Integer.MAX_VALUE).int64(0).toByteArray());
    }

    /** Nothing is read or sent any more, nor are keepalives answered; what is to be sent waits for {@link #thaw()}. */
    public synchronized void freeze() {
        frozen = true;
        refreshInterest();
    }

    /** Goes on where {@link #freeze()} has stopped. */
    public synchronized void thaw() {
        frozen = false;
        refreshInterest();
    }

    /**
     * Ends the connection after what is still to be sent; at once if it is frozen. A client that learns of the end may well
     * drop events that came just before.
     */
    public synchronized void disconnect() {
        closing = true;
        if (isFrozen() || outbox.isEmpty()) {
            end();
        } else {
            refreshInterest();
        }
    }

    /** Sends the first half of a message, and ends the connection. */
    public synchronized void closeMidMessage() {
        byte[] message = RpcMessage.encode(
                RpcHeader.message(Procedures.REMOTE_PROGRAM, Procedures.CONNECT_EVENT_CONNECTION_CLOSED),
                new byte[CLOSE_CALLBACK_REASON_BYTES]);
        write(Arrays.copyOf(message, message.length / 2));
        disconnect();
    }

    @Override
    public String toString() {
        return "client " + number + (isOpen() ? " " : " (gone) ") + subscriptions.values();
    }

    boolean subscribedTo(EventClass eventClass, int eventId) {
        return subscriptions.values().stream()
                .anyMatch(subscription -> subscription.eventClass() == eventClass && subscription.eventId() == eventId);
    }

    /** {@link System#nanoTime()} of the newest subscription. */
    long lastSubscribed() {
        return lastSubscribed;
    }

    void subscribe(Subscription subscription) {
        lastSubscribed = System.nanoTime();
        subscriptions.put(subscription.callbackId(), subscription);
        changes.announce();
    }

    boolean unsubscribe(EventClass eventClass, int callbackId) {
        Subscription subscription = subscriptions.get(callbackId);
        boolean known = subscription != null && subscription.eventClass() == eventClass;
        if (known) {
            subscriptions.remove(callbackId);
            changes.announce();
        }
        return known;
    }

    void closeCallback(boolean registered) {
        closeCallback = registered;
        changes.announce();
    }

    void reply(RpcHeader call, byte[] result) {
        write(RpcMessage.encode(call.reply(RpcHeader.OK), result));
    }

    void refuse(RpcHeader call, Refusal refusal) {
        write(RpcMessage.encode(call.reply(RpcHeader.ERROR), refusal.encode()));
    }

    /** A message of nothing but its header. */
    void write(RpcHeader header) {
        write(RpcMessage.encode(header, new byte[0]));
    }

    private synchronized void write(byte[] bytes) {
        if (isOpen() && !closing) {
            outbox.add(bytes);
            refreshInterest();
        }
    }

    /** On the daemon's thread: reads what has come, and has it answered. */
    synchronized void readable(ByteBuffer buffer, Dispatcher dispatcher) throws IOException {
        if (isFrozen() || !isOpen()) {
            return;
        }
        int received = channel.read(buffer.clear());
        if (received < 0) {
            end();
            return;
        }
        inbox.add(buffer.flip());
        for (Optional<RpcMessage> next = inbox.next(); next.isPresent(); next = inbox.next()) {
            dispatcher.dispatch(this, next.get());
        }
    }

    /** On the daemon's thread: sends what the socket takes. */
    synchronized void writable() throws IOException {
        if (isFrozen() || !isOpen()) {
            return;
        }
        outbox.writeTo(channel);
        if (closing && outbox.isEmpty()) {
            end();
        } else {
            refreshInterest();
        }
    }

    synchronized void end() {
        if (!ended) {
            ended = true;
            outbox.clear();
            key.cancel();
            socket.ended(this, channel);
        }
    }

    /** Has the daemon's thread wait for what this client is to be served with. */
    synchronized void refreshInterest() {
        try {
            int write = outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE;
            key.interestOps(isFrozen() ? 0 : SelectionKey.OP_READ | write);
            socket.wake();
        } catch (CancelledKeyException e) {
            // The connection has ended meanwhile.
        }
    }

    private boolean isFrozen() {
        return frozen || socket.isFrozen();
    }
}
