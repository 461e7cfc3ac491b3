package io.quarkiverse.libvirt.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Stands in for a libvirt daemon. Libvirt's own client library connects to it by a unix socket ({@link #uri()}), opens a
 * connection, registers for events, and lists, starts and stops what a test has put into its {@link #host()}; it has no other
 * functions. A test has it send any event with any payload, fail, stall, or send garbage.
 *
 * <pre>{@code
 * try (StandInDaemon daemon = StandInDaemon.start()) {
 *     // something connects to daemon.uri(), and then:
 *     daemon.awaitSubscription(EventClass.DOMAIN, 3);
 *     daemon.send(DomainEvents.watchdog(new Domain("vm", UUID.randomUUID(), 1), 2));
 * }
 * }</pre>
 *
 * All methods may be called from any thread. Those that wait give up after 30 seconds with an {@link IllegalStateException};
 * all others return at once. One thread serves all clients, thousands if the limit of open files permits.
 */
public final class StandInDaemon implements AutoCloseable {

    /** Not the JVM's temporary directory: a socket's path has to stay under 108 bytes. */
    private static final Path PARENT = Path.of("/tmp");

    /**
     * How long a client that has just been told its callback id may need to remember it. Until then libvirt drops the event:
     * its event loop may be faster than the thread that registers.
     */
    private static final Duration SETTLING = Duration.ofMillis(50);

    private final Changes changes = new Changes();
    private final Reactions reactions = new Reactions();
    private final HostObjects objects;
    private final HostInventory host;
    private final Answers answers;
    private final Dispatcher dispatcher;
    private final StandInSocket socket;
    private final Optional<Path> ownFolder;

    private StandInDaemon(Path path, Optional<Path> ownFolder, HostObjects objects) throws IOException {
        this.objects = objects;
        host = new HostInventory(objects, this::send);
        answers = new Answers(new HostAnswers(objects), new HostOperations(objects, host));
        dispatcher = new Dispatcher(reactions, answers, changes);
        socket = StandInSocket.listen(path, dispatcher, changes);
        this.ownFolder = ownFolder;
    }

    /** Starts one that listens on a socket in a folder of its own, which {@link #close()} removes. */
    public static StandInDaemon start() {
        try {
            Path folder = Files.createTempDirectory(PARENT, "ql");
            return new StandInDaemon(folder.resolve("s"), Optional.of(folder), new HostObjects());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one that listens on this socket, and replaces what is there: a daemon that comes back after another was closed.
     */
    public static StandInDaemon start(Path socket) {
        return start(socket, new HostObjects());
    }

    /**
     * Starts one on the socket of this one, which was closed, and with its host: as a daemon that comes back finds its guests
     * again, with what has become of them meanwhile.
     */
    public StandInDaemon startAgain() {
        return start(socket(), objects);
    }

    private static StandInDaemon start(Path socket, HostObjects objects) {
        try {
            return new StandInDaemon(socket, Optional.empty(), objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to open with libvirt ({@code virConnectOpen}). */
    public String uri() {
        return "test+unix:///default?socket=" + socket();
    }

    /** The socket that it listens on. */
    public Path socket() {
        return socket.path();
    }

    // Who is there

    /** The connections that are there, the oldest first. */
    public List<StandInClient> clients() {
        return socket.clients();
    }

    /** All that the clients have registered for. */
    public List<Subscription> subscriptions() {
        return clients().stream().flatMap(client -> client.subscriptions().stream()).toList();
    }

    /** How often this procedure has been called, whether answered or not. */
    public int callsOf(int procedure) {
        return dispatcher.callsOf(procedure);
    }

    /** Waits until exactly so many connections are there, and returns them. */
    public List<StandInClient> awaitClients(int count) {
        return await(count + " clients", () -> Optional.of(clients()).filter(clients -> clients.size() == count));
    }

    /**
     * Waits until a client has registered for an event and can receive it.
     *
     * @return the oldest such client
     */
    public StandInClient awaitSubscription(EventClass eventClass, int eventId) {
        StandInClient found = await("a subscription to " + eventClass + " event " + eventId,
                () -> subscribers(eventClass, eventId).stream().findFirst());
        settle(List.of(found));
        return found;
    }

    /** Waits until exactly so many clients (none, for instance) are registered for an event, and returns them. */
    public List<StandInClient> awaitSubscribers(EventClass eventClass, int eventId, int count) {
        List<StandInClient> found = await(count + " clients that have registered for " + eventClass + " event " + eventId,
                () -> Optional.of(subscribers(eventClass, eventId)).filter(clients -> clients.size() == count));
        settle(found);
        return found;
    }

    /** Waits until this procedure has been called so many times or more, since the start, whether answered or not. */
    public void awaitCalls(int procedure, int count) {
        await(count + " calls of procedure " + procedure,
                () -> Optional.of(callsOf(procedure)).filter(calls -> calls >= count));
    }

    /** How many pings of the clients' keepalive have come, whether answered or not. */
    public int keepalives() {
        return dispatcher.keepalives();
    }

    /** Waits until so many pings or more have come since the start, whether answered or not. */
    public void awaitKeepalives(int count) {
        await(count + " keepalives", () -> Optional.of(keepalives()).filter(pings -> pings >= count));
    }

    // What is there

    /** The objects of its host, none at first. */
    public HostInventory host() {
        return host;
    }

    // How calls are answered

    /** Refuses registrations for an event from now on. */
    public void refuse(EventClass eventClass, int eventId, Refusal refusal) {
        answers.refuse(eventClass, eventId, refusal);
    }

    /** Takes {@link #refuse(EventClass, int, Refusal)} back. */
    public void allow(EventClass eventClass, int eventId) {
        answers.allow(eventClass, eventId);
    }

    /**
     * Answers every call of a procedure with an error.
     *
     * @param procedure one of {@link Procedures}, or any other
     */
    public void refuse(int procedure, Refusal refusal) {
        reactions.refuse(procedure, refusal);
    }

    /** Answers every call of a procedure with this result, as {@link XdrWriter} makes it. */
    public void answer(int procedure, byte[] result) {
        reactions.answer(procedure, result.clone());
    }

    /** Answers every call of a procedure normally, but late. */
    public void delay(int procedure, Duration delay) {
        reactions.delay(procedure, delay);
    }

    /** Answers every call of a procedure normally, and ends the client's connection at once. */
    public void disconnectAfter(int procedure) {
        reactions.disconnectAfter(procedure);
    }

    /** Leaves every call of a procedure unanswered, until {@link #answerNormally}. */
    public void hold(int procedure) {
        reactions.hold(procedure);
    }

    /**
     * Leaves every call of a procedure unanswered, as {@link #hold}; but what is answered then is what was true when the call
     * came. So what happens meanwhile is told by events that overtake the answer.
     */
    public void holdAnswer(int procedure) {
        reactions.holdAnswer(procedure);
    }

    /** Takes back what was last said about a procedure, and answers those of its calls that were held. */
    public void answerNormally(int procedure) {
        reactions.answerNormally(procedure);
    }

    /** Whether the pings of the clients' keepalive are answered; they are, at first. */
    public void answerKeepalive(boolean answer) {
        dispatcher.answerKeepalive(answer);
    }

    /**
     * Whether to have a feature ({@code VIR_DRV_FEATURE_*}). At first there are string parameters (9), keepalive (10), callback
     * ids in events (14) and the close callback (15). Without 14 a client can't register for domain events.
     */
    public void feature(int feature, boolean supported) {
        answers.feature(feature, supported);
    }

    // What is sent

    /**
     * Sends events to all subscriptions that want them: to each client one batch.
     *
     * @return how many messages that are
     */
    public int send(EventMessage... events) {
        return send(List.of(events));
    }

    /** {@link #send(EventMessage...)} for a list. */
    public int send(List<EventMessage> events) {
        return clients().stream().mapToInt(client -> client.send(events)).sum();
    }

    /**
     * Sends many events to all subscriptions that want them, to each client as one batch, as fast as it takes them. What it
     * doesn't take waits in memory.
     *
     * @param event the event for a number from 0 to {@code count - 1}
     * @return how many messages that are
     */
    public int storm(int count, IntFunction<EventMessage> event) {
        return send(EventMessage.list(count, event));
    }

    /**
     * {@link StandInClient#sendConnectionClosed} to all clients.
     *
     * @return how many have a close callback
     */
    public int sendConnectionClosed(int reason) {
        return (int) clients().stream().filter(client -> client.sendConnectionClosed(reason)).count();
    }

    // How it fails

    /**
     * Stands still from now on, with its connections open: nothing is read, answered or sent, no keepalive, and nobody is
     * accepted. What is to be sent waits for {@link #thaw()}.
     */
    public void freeze() {
        socket.freeze(true);
    }

    /** Goes on where {@link #freeze()} has stopped. */
    public void thaw() {
        socket.freeze(false);
    }

    /** {@link StandInClient#disconnect} for all that are there now. New ones are accepted. */
    public void disconnectAll() {
        clients().forEach(StandInClient::disconnect);
    }

    /** {@link StandInClient#closeMidMessage} for all that are there now. */
    public void closeAllMidMessage() {
        clients().forEach(StandInClient::closeMidMessage);
    }

    /** Ends all connections at once, ends the thread, and removes the socket. */
    @Override
    public void close() {
        try {
            socket.close();
            if (ownFolder.isPresent()) {
                Files.deleteIfExists(ownFolder.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<StandInClient> subscribers(EventClass eventClass, int eventId) {
        return clients().stream().filter(client -> client.subscribedTo(eventClass, eventId)).toList();
    }

    private <T> T await(String what, Supplier<Optional<T>> wanted) {
        return changes.await(what, wanted, () -> clients().toString());
    }

    private static void settle(List<StandInClient> clients) {
        long newest = clients.stream().mapToLong(StandInClient::lastSubscribed).max().orElse(0);
        long left = clients.isEmpty() ? 0 : newest + SETTLING.toNanos() - System.nanoTime();
        try {
            Thread.sleep(Math.max(0, left / 1_000_000 + (left > 0 ? 1 : 0)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a client", e);
        }
    }
}
