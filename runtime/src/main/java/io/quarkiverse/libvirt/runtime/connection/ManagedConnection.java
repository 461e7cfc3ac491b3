package io.quarkiverse.libvirt.runtime.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.StartupPolicy;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionGapEvent;
import io.quarkiverse.libvirt.event.ConnectionLostEvent;
import io.quarkiverse.libvirt.event.ConnectionResyncBeginEvent.Cause;
import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.inventory.DomainInventory;
import io.quarkiverse.libvirt.inventory.Inventory;
import io.quarkiverse.libvirt.inventory.NetworkStatus;
import io.quarkiverse.libvirt.inventory.NodeDeviceStatus;
import io.quarkiverse.libvirt.inventory.SecretStatus;
import io.quarkiverse.libvirt.inventory.StoragePoolStatus;
import io.quarkiverse.libvirt.runtime.calls.CallersContext;
import io.quarkiverse.libvirt.runtime.calls.HostCalls;
import io.quarkiverse.libvirt.runtime.delivery.EventGap;
import io.quarkiverse.libvirt.runtime.delivery.EventPump;
import io.quarkiverse.libvirt.runtime.delivery.EventQueue;
import io.quarkiverse.libvirt.runtime.inventory.HostInventory;
import io.quarkiverse.libvirt.runtime.statistics.ConnectionStatistics;
import io.quarkiverse.libvirt.runtime.statistics.EventCounts;
import io.quarkiverse.libvirt.runtime.statistics.LossCounts;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * A connection with its parts: its life, its events on their way from libvirt's callbacks by a bounded queue and the inventory
 * to
 * the receivers, and its calls.
 */
public final class ManagedConnection implements LibvirtConnection {

    private static final EventKind<?> RESYNCS = EventKind.ofAddress(EventAddresses.CONNECTION_RESYNC_END).orElseThrow();

    private final ConnectionSettings settings;
    private final Context context;
    private final HostInventory inventory;
    private final EventPublisher publisher;
    private final EventQueue queue;
    private final EventPump pump;
    private final HostCalls calls;
    private final ConnectionLife life;
    private final Receivers receivers;
    private final Consumer<Context> whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Gaps gaps;
    private final EventCounts published = new EventCounts();
    private final LossCounts losses = new LossCounts();
    private final LossCounts receiverLosses = new LossCounts();
    private volatile Consumer<String> newKinds;

    /** Where a connection's events go, on its context. */
    @FunctionalInterface
    public interface Receivers {
        void deliver(Context context, LibvirtEvent event);
    }

    /**
     * A connection that is not opened yet.
     *
     * @param context its events are delivered there, one after the other
     * @param loop gets what libvirt watches for it
     * @param whenClosed gets the context back at the end
     */
    public ManagedConnection(ConnectionSettings settings, Vertx vertx, Context context, EventImpl loop, HostWorkers workers,
            Receivers receivers, Consumer<Context> whenClosed) {
        this.settings = settings;
        this.context = context;
        this.receivers = receivers;
        this.whenClosed = whenClosed;
        gaps = new Gaps(vertx, this::tell);
        inventory = new HostInventory(Clock.systemUTC(), settings.firstListing());
        queue = new EventQueue(settings.queueCapacity());
        pump = new EventPump(context, queue, this::received, this::leftOut);
        publisher = new EventPublisher(settings.name(), pump::offer);
        calls = new HostCalls(settings.name(), settings.described(), settings.property("calls.timeout"),
                settings.calls().concurrent(), settings.calls().timeout(), this::whyNotOpen);
        Resync resync = new Resync(settings, vertx, context, inventory, publisher, pump::drain);
        life = new ConnectionLife(settings, vertx, loop, workers, publisher, resync, calls);
        resync.unanswered(life::giveUp);
    }

    private String whyNotOpen() {
        return life.whyNot();
    }

    /** On the context: what has been published leaves the inventory as it says. */
    private void received(LibvirtEvent event) {
        if (event instanceof ConnectionLostEvent || event instanceof ConnectionClosedEvent) {
            inventory.unreachable();
        }
        if (event.synthetic() || inventory.apply(event)) {
            if (published.add(event) == 1) {
                tellNewKind(event);
            }
            receivers.deliver(context, event);
        }
    }

    private void tellNewKind(LibvirtEvent event) {
        Consumer<String> listener = newKinds;
        if (listener != null) {
            EventKind<?> kind = EventKind.of(event);
            listener.accept(kind == null ? EventCounts.UNKNOWN : kind.name());
        }
    }

    /**
     * Tells of each kind of event that was published, now or later, perhaps twice.
     *
     * @param listener gets its name, on any thread
     */
    public void onNewKind(Consumer<String> listener) {
        newKinds = listener;
        published.read().keySet().forEach(listener);
    }

    /** How many events of a kind were published. */
    public long published(String kind) {
        return published.of(kind);
    }

    /** How long events wait for their publication: samples. */
    public Timer waits() {
        return pump.waits();
    }

    /** How long the application's calls take. */
    public Timer calls() {
        return calls.timer();
    }

    /** On the context. */
    private void leftOut(EventGap gap) {
        losses.add(gap.allDropped(), gap.allSuperseded());
        gaps.add(null, gap);
    }

    /**
     * Tells that a receiver has missed events, and lists the host's objects; from any thread.
     *
     * @param receiver who was too slow
     */
    public void missed(String receiver, EventGap gap) {
        receiverLosses.add(gap.allDropped(), gap.allSuperseded());
        gaps.add(receiver, gap);
    }

    private void tell(String receiver, EventGap gap) {
        publisher.tell(generation(),
                origin -> new ConnectionGapEvent(origin, receiver, gap.dropped(), gap.superseded()));
        life.resync(Cause.GAP);
    }

    /** What it has done and does. From any thread; waits for nothing. */
    public ConnectionStatistics statistics() {
        ConnectionState state = state();
        return new ConnectionStatistics(name(), settings.place(), settings.startup(), state, generation(), life.since(),
                state.isOpen() ? null : life.whyNot(), published.read(), pump.waits().read(), queue.size(),
                settings.queueCapacity(), losses.read(), receiverLosses.read(), published.of(RESYNCS), reconnects(),
                undecodableEvents(), calls.statistics());
    }

    private long reconnects() {
        return Math.max(0, generation() - settings.generationsBefore() - 1);
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public Context context() {
        return context;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String uri() {
        return settings.shownUri();
    }

    @Override
    public ConnectionState state() {
        return life.state();
    }

    @Override
    public long generation() {
        return life.generation();
    }

    @Override
    public Uni<LibvirtConnection> open() {
        life.open(false);
        return whenOpen();
    }

    /** Opens it by one attempt, whose end {@link #firstOpening} tells; lost after it was open, it is opened again. */
    public void openOnce() {
        life.open(true);
    }

    /** Opens it as {@link #open} does; one that is to be opened again later is opened now. */
    public void openNow() {
        life.openNow();
    }

    /** Loses it, if it is open, as if its host was gone; it is opened again by {@link #open} only. */
    public void disconnect(String why) {
        life.disconnect(why);
    }

    @Override
    public Uni<LibvirtConnection> whenOpen() {
        // A copy: who no longer waits cancels it, and only for himself.
        return CallersContext.emit(() -> Uni.createFrom().completionStage(() -> life.ready().copy()).replaceWith(this));
    }

    @Override
    public Uni<Void> resync() {
        openIfLazy();
        CompletableFuture<Void> done = life.resync(Cause.REQUESTED);
        return CallersContext.emit(() -> Uni.createFrom().completionStage(done));
    }

    /** Done at the end of the first attempt to open it: with null, or with the failure. */
    public CompletableFuture<OpeningFailure> firstOpening() {
        return life.first();
    }

    /** As an error's message. */
    public String describe(OpeningFailure failure) {
        return failure.describe(settings);
    }

    @Override
    public DomainInventory domains() {
        return known(EventClass.DOMAIN, HostInventory::domains);
    }

    @Override
    public Inventory<UUID, NetworkStatus> networks() {
        return known(EventClass.NETWORK, HostInventory::networks);
    }

    @Override
    public Inventory<UUID, StoragePoolStatus> storagePools() {
        return known(EventClass.STORAGE_POOL, HostInventory::storagePools);
    }

    @Override
    public Inventory<String, NodeDeviceStatus> nodeDevices() {
        return known(EventClass.NODE_DEVICE, HostInventory::nodeDevices);
    }

    @Override
    public Inventory<UUID, SecretStatus> secrets() {
        return known(EventClass.SECRET, HostInventory::secrets);
    }

    /** Whether {@link #domains} can be asked. */
    public boolean knowsDomains() {
        return knows(EventClass.DOMAIN);
    }

    private boolean knows(EventClass objects) {
        return settings.events().kinds().stream().anyMatch(kind -> kind.name().equals(lifecycle(objects)));
    }

    private static String lifecycle(EventClass objects) {
        return objects.label() + ".lifecycle";
    }

    private <I> I known(EventClass objects, Function<HostInventory, I> of) {
        if (!knows(objects)) {
            throw new IllegalStateException(settings.described() + " doesn't know what " + objects.label() + "s there are: "
                    + settings.property("events") + " leaves out " + lifecycle(objects));
        }
        openIfLazy();
        return of.apply(inventory);
    }

    @Override
    public <T> T call(HostCall<T> call) throws LibvirtException {
        calls.refuseOnEventLoop();
        if (openIfLazy()) {
            try {
                life.first().get(settings.openTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                // The call says why it can't be made.
            }
        }
        return calls.call(call);
    }

    @Override
    public <T> Uni<T> callAsync(HostCall<T> call) {
        return CallersContext.emit(() -> openIfLazy() ? firstOpeningOver().chain(() -> calls.callAsync(call))
                : calls.callAsync(call));
    }

    /** Or time is: the call says then why it can't be made. A copy: who no longer waits cancels it, and only for himself. */
    private Uni<OpeningFailure> firstOpeningOver() {
        return Uni.createFrom().completionStage(() -> life.first().copy()
                .completeOnTimeout(null, settings.openTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .onFailure().recoverWithNull();
    }

    /** @return whether its first opening is still under way */
    private boolean openIfLazy() {
        if (settings.startup() != StartupPolicy.LAZY || !settings.active()) {
            return false;
        }
        life.open(false);
        return !life.first().isDone();
    }

    @Override
    public Map<EventKind<?>, String> refusedEvents() {
        return life.refusedEvents();
    }

    @Override
    public long undecodableEvents() {
        return publisher.undecodable();
    }

    /** Closes it for good; returns at once. */
    public CompletableFuture<Void> close(Duration patience) {
        CompletableFuture<Void> done = life.close(patience);
        if (closed.compareAndSet(false, true)) {
            done.whenComplete((nothing, failure) -> whenClosed.accept(context));
        }
        return done;
    }

    @Override
    public String toString() {
        return "LibvirtConnection[" + name() + ", " + uri() + ", " + state() + "]";
    }
}
