package io.quarkiverse.libvirt.runtime.calls;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnection.HostCall;
import io.quarkiverse.libvirt.LibvirtTimeoutException;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.runtime.statistics.CallStatistics;
import io.quarkiverse.libvirt.runtime.statistics.Timer;
import io.quarkiverse.libvirt.runtime.tracing.Traces;
import io.quarkiverse.libvirt.runtime.tracing.Tracing;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.smallrye.mutiny.Uni;

/**
 * The application's calls of one host by libvirt-java, on threads of their own. Fails at once while the connection isn't open.
 */
public final class HostCalls {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final String name;
    private final String described;
    private final String property;
    private final Duration timeout;
    private final CallQueue queue;
    private final Supplier<String> whyNot;
    private final Timer done = new Timer();
    private final LongAdder failed = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private volatile Opened opened;
    /** A call that calls again has its turn already: it would wait for itself. */
    private final ThreadLocal<Connect> calling = new ThreadLocal<>();

    /** libvirt-java's view of one opening of the connection. */
    private static final class Opened {

        private final HostConnection host;
        private int calls;
        private boolean over;

        private Opened(HostConnection host) {
            this.host = host;
        }

        /** One for each call: who closes it, or keeps it, harms nobody else. */
        Connect enter() throws io.quarkiverse.libvirt.bindings.LibvirtException {
            synchronized (this) {
                if (over) {
                    return null;
                }
                calls++;
            }
            host.foreignCallBegins();
            try {
                return SharedConnect.of(host);
            } catch (io.quarkiverse.libvirt.bindings.LibvirtException | RuntimeException | Error e) {
                left();
                throw e;
            }
        }

        void exit(Connect connect) {
            try {
                connect.close();
            } catch (LibvirtException e) {
                LOG.debugf("Closing libvirt-java's connection: %s", OneLine.of(e.getMessage()));
            } finally {
                left();
            }
        }

        private void left() {
            host.foreignCallEnded();
            synchronized (this) {
                calls--;
                notifyAll();
            }
        }

        /** None is begun any more. */
        synchronized void end() {
            over = true;
        }

        synchronized boolean awaitEnd(long millis) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (calls > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }

    /**
     * @param described names the connection in messages
     * @param property names the property of the time-out
     * @param whyNot says why the connection isn't open
     */
    public HostCalls(String name, String described, String property, int concurrent, Duration timeout,
            Supplier<String> whyNot) {
        this.name = name;
        this.described = described;
        this.property = property;
        this.timeout = timeout;
        this.whyNot = whyNot;
        queue = new CallQueue(name, concurrent);
    }

    public CallStatistics statistics() {
        return new CallStatistics(queue.underWay(), queue.waiting(), done.read(), failed.sum(), timedOut.sum());
    }

    /** How long calls take, without the wait for their turn. */
    public Timer timer() {
        return done;
    }

    /** Calls reach this host from now on. */
    public void open(HostConnection host) {
        opened = new Opened(host);
    }

    /** No call begins until it is open again. */
    public void lost() {
        end();
    }

    /**
     * No call begins any more.
     *
     * @return waits so long at most for those that have begun, and says whether they are over
     */
    public Predicate<Duration> close() {
        Opened last = end();
        // They find that there is no host.
        queue.end().forEach(Runnable::run);
        return patience -> {
            try {
                return last == null || last.awaitEnd(patience.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    private Opened end() {
        Opened last = opened;
        opened = null;
        if (last != null) {
            last.end();
        }
        return last;
    }

    /** @throws BlockingOperationNotAllowedException on a thread that must not wait */
    public void refuseOnEventLoop() {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            throw new BlockingOperationNotAllowedException(
                    "LibvirtConnection.call waits for the host, which an event-loop thread"
                            + " must not: use callAsync, or make the method @Blocking or @RunOnVirtualThread");
        }
    }

    /** Calls the host, and waits. */
    public <T> T call(HostCall<T> call) throws LibvirtException {
        Connect mine = calling.get();
        if (mine != null) {
            return call.on(mine);
        }
        Submitted<T> submitted = submit(call);
        try {
            return submitted.get();
        } catch (InterruptedException e) {
            queue.remove(submitted);
            Thread.currentThread().interrupt();
            throw new LibvirtUnavailableException("Interrupted while a call of " + described + " was waited for");
        } catch (ExecutionException e) {
            queue.remove(submitted);
            throw HostCalls.<LibvirtException> asThrown(understandable(e.getCause()));
        }
    }

    private Throwable understandable(Throwable failure) {
        return failure instanceof TimeoutException
                ? new LibvirtTimeoutException(described + " has not answered a call within " + timeout + " (" + property + ")")
                : failure;
    }

    /** The call's own exception, with the caller's place in the program, which a thread of ours doesn't have. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asThrown(Throwable failure) throws E {
        failure.addSuppressed(new CalledFrom());
        throw (E) failure;
    }

    /** Its stack trace says from where the host was called. */
    private static final class CalledFrom extends Exception {

        private static final long serialVersionUID = 1L;

        private CalledFrom() {
            super("called from here");
        }
    }

    /** Calls the host when somebody subscribes. */
    public <T> Uni<T> callAsync(HostCall<T> call) {
        return CallersContext.emit(() -> Uni.createFrom().emitter(emitter -> {
            Submitted<T> submitted = submit(call);
            emitter.onTermination(() -> queue.remove(submitted));
            submitted.whenComplete((value, failure) -> {
                if (failure == null) {
                    emitter.complete(value);
                } else {
                    emitter.fail(understandable(failure));
                }
            });
        }));
    }

    private <T> Submitted<T> submit(HostCall<T> call) {
        Submitted<T> submitted = new Submitted<>(call);
        submitted.whenComplete(submitted::ended);
        if (opened == null) {
            submitted.completeExceptionally(unavailable());
            return submitted;
        }
        try {
            queue.add(submitted);
        } catch (RejectedExecutionException e) {
            submitted.completeExceptionally(opened == null ? unavailable()
                    : new LibvirtUnavailableException(described + " has too many calls waiting already"));
            return submitted;
        }
        submitted.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return submitted;
    }

    private void count(Throwable failure) {
        if (failure != null && !(failure instanceof CancellationException)) {
            failed.increment();
            if (failure instanceof TimeoutException) {
                timedOut.increment();
            }
        }
    }

    private LibvirtUnavailableException unavailable() {
        return new LibvirtUnavailableException(described + " is not open: " + whyNot.get());
    }

    /** A call that waits for its turn, runs, or is over. */
    private final class Submitted<T> extends CompletableFuture<T> implements Runnable {

        private final HostCall<T> call;
        /** Null if nobody traces. */
        private final Tracing.CallSpan span;

        private Submitted(HostCall<T> call) {
            this.call = call;
            Tracing tracing = Traces.active();
            span = tracing == null ? null : tracing.call(name);
        }

        /** It is over for whoever called. */
        private void ended(Object value, Throwable failure) {
            if (span != null) {
                span.end(failure);
            }
            count(failure);
        }

        private T timed(Opened host, Connect connect) throws LibvirtException {
            long began = System.nanoTime();
            calling.set(connect);
            try (Tracing.Scope scope = span == null ? Tracing.Scope.NONE : span.resume()) {
                return call.on(connect);
            } finally {
                calling.remove();
                host.exit(connect);
                long over = System.nanoTime();
                done.add(over - began, over);
            }
        }

        @Override
        public void run() {
            if (isDone()) {
                return;
            }
            Opened host = opened;
            try {
                Connect connect = host == null ? null : host.enter();
                if (connect == null) {
                    completeExceptionally(unavailable());
                    return;
                }
                complete(timed(host, connect));
            } catch (io.quarkiverse.libvirt.bindings.LibvirtException e) {
                completeExceptionally(unavailable());
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        }
    }
}
