package io.quarkiverse.libvirt.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.awaitility.Awaitility;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventLoopTransport;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.registration.EventLoopRegistration;
import io.quarkiverse.libvirt.runtime.TestConfig;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkiverse.libvirt.runtime.selection.Receivers;
import io.quarkiverse.libvirt.standin.StandInDaemon;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.IOThreadDetector;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** Any number of connections to stand-ins, as an application has them: on their own event-loop contexts, reconnecting. */
public final class StandInFleet implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Quick, and the same each time. */
    private static final List<String> PROPERTIES = List.of("keep-alive.interval", "0", "reconnect.initial-delay", "0.05S",
            "reconnect.max-delay", "0.2S", "reconnect.jitter", "0", "open-timeout", "20S", "resync.every", "0");

    static {
        // As Quarkus does when it starts.
        BlockingOperationControl.setIoThreadDetector(new IOThreadDetector[] { Context::isOnEventLoopThread });
    }

    public final Vertx vertx = Vertx.vertx();
    public final VertxEventImpl loop = new VertxEventImpl(vertx, EventLoopTransport.AUTO);
    private final HostWorkers workers;
    private final List<Member> members = new ArrayList<>();

    public StandInFleet(int concurrentOpenings) {
        workers = new HostWorkers(concurrentOpenings);
        loop.register();
    }

    public StandInFleet() {
        this(16);
    }

    /** A connection, and what it has told. */
    public static final class Member {

        public final List<LibvirtEvent> events = Collections.synchronizedList(new ArrayList<>());
        public volatile Consumer<LibvirtEvent> also = event -> {
        };
        public ManagedConnection connection;

        private void received(Context context, LibvirtEvent event) {
            events.add(event);
            also.accept(event);
        }

        /** What has been told until now. */
        public List<LibvirtEvent> told() {
            synchronized (events) {
                return List.copyOf(events);
            }
        }

        public <E extends LibvirtEvent> List<E> told(Class<E> type) {
            return told().stream().filter(type::isInstance).map(type::cast).toList();
        }

        public <E extends LibvirtEvent> List<E> await(Class<E> type, int count) {
            Awaitility.await(count + " " + type.getSimpleName()).atMost(PATIENCE).pollInterval(Duration.ofMillis(5))
                    .until(() -> told(type).size() >= count);
            return told(type);
        }

        public Member open() {
            connection.open();
            return awaitState(ConnectionState.RESYNCHRONISED);
        }

        public Member awaitState(ConnectionState state) {
            Awaitility.await(connection + " to be " + state).atMost(PATIENCE).pollInterval(Duration.ofMillis(5))
                    .until(() -> connection.state() == state);
            return this;
        }

        public Member awaitGeneration(long generation) {
            Awaitility.await(connection + " to be open for the time " + generation).atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5)).until(() -> connection.generation() >= generation
                            && connection.state() == ConnectionState.RESYNCHRONISED);
            return this;
        }
    }

    /**
     * A connection that is not opened yet.
     *
     * @param properties keys and values of its configuration, without {@code quarkus.libvirt.}
     */
    public Member add(String name, StandInDaemon daemon, String... properties) {
        Member member = new Member();
        List<String> given = new ArrayList<>(PROPERTIES);
        given.addAll(Arrays.asList(properties));
        int events = given.lastIndexOf("events");
        EventSelection selected = EventSelection.of("quarkus.libvirt.events",
                List.of((events < 0 ? "all" : given.get(events + 1)).split(",")), new Receivers(List.of(), false));
        ConnectionSettings settings = ConnectionSettings.of(name, daemon.uri(),
                TestConfig.connection(given.toArray(String[]::new)), null, selected);
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        member.connection = new ManagedConnection(settings, vertx, context, loop.on(context), workers, member::received,
                place -> {
                });
        members.add(member);
        return member;
    }

    /** How many watches and timers of libvirt's there are on these event loops. */
    public int watches() {
        return loop.size();
    }

    /** Threads that are busy with opening, listing or closing. Those that call stay for a while, for the next call. */
    public static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.matches("libvirt-(open|list|close) .*"))
                .sorted().toList();
    }

    @Override
    public void close() throws Exception {
        try {
            CompletableFuture.allOf(members.stream().map(each -> each.connection.close(Duration.ofSeconds(5)))
                    .toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        } finally {
            loop.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    /** What the process-wide loop of what outlives an application has. */
    public static int leftBehind() {
        return EventLoopRegistration.count(List.of(EventLoopRegistration.fallback()));
    }
}
