package io.quarkiverse.libvirt.eventloop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

import org.awaitility.Awaitility;

import io.quarkiverse.libvirt.EventImpl;

/**
 * A loop with what a test puts on it. Its {@link #close()} proves that the loop kept to what holds always: callbacks come on
 * its thread and one at a time, every free callback exactly once and outside everything else.
 */
final class Scene implements AutoCloseable {

    private static final int SECONDS = 20;

    private final ContractLoop loop;
    private final Queue<Probe> probes = new ConcurrentLinkedQueue<>();
    private final Queue<Pipe> pipes = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> files = new ConcurrentLinkedQueue<>();
    private final Queue<Path> paths = new ConcurrentLinkedQueue<>();
    private final Queue<Object> violations = new ConcurrentLinkedQueue<>();
    /** How deep the thread is in callbacks and in calls of the loop's operations. */
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private volatile boolean failuresAllowed;

    Scene(ContractLoop loop) {
        this.loop = loop;
    }

    EventImpl impl() {
        return loop.impl();
    }

    ContractLoop loop() {
        return loop;
    }

    boolean onLoopThread() {
        return loop.onLoopThread();
    }

    // ---- what is on the loop ----

    Pipe pipe() {
        return kept(Pipe.open());
    }

    Pipe socketPair() {
        return kept(Pipe.ofSockets());
    }

    private Pipe kept(Pipe pipe) {
        pipes.add(pipe);
        return pipe;
    }

    /** Another file descriptor of an open file, closed at the end. */
    int dup(int fd) {
        int copy = CLibrary.checked(CLibrary.dup(fd));
        files.add(copy);
        return copy;
    }

    int regularFile() {
        try {
            Path path = Files.createTempFile("contract", ".txt");
            paths.add(path);
            int fd = CLibrary.checked(CLibrary.open(path.toString(), CLibrary.O_RDONLY | CLibrary.O_CLOEXEC));
            files.add(fd);
            return fd;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Probe watch(int fd, int events) {
        return watch(fd, events, null);
    }

    Probe watch(int fd, int events, Probe.Action action) {
        Probe probe = new Probe(this, false, fd, action);
        probes.add(probe);
        probe.addHandle(events);
        assertThat(probe.id()).as("id of the watch on %d", fd).isPositive();
        return probe;
    }

    Probe timer(int frequency) {
        return timer(frequency, null);
    }

    Probe timer(int frequency, Probe.Action action) {
        Probe probe = new Probe(this, true, -1, action);
        probes.add(probe);
        probe.addTimeout(frequency);
        assertThat(probe.id()).as("id of the timer of %d ms", frequency).isPositive();
        return probe;
    }

    // ---- time ----

    /** Waits, within bounds, for something that must become true. */
    void eventually(String what, BooleanSupplier condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(SECONDS)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(condition::getAsBoolean);
    }

    void eventuallyCalled(Probe probe, int times) {
        eventually(probe + " is called " + times + " times", () -> probe.completedCalls() >= times);
    }

    void eventuallyFreed(Probe probe) {
        eventually(probe + " is freed", () -> probe.frees() > 0);
    }

    /** Waits until the loop has taken some turns more: what is ready now has been reported then. */
    void turns(int count) {
        CountDownLatch passed = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger(count);
        int timer = impl().addTimeout(0, (id, opaque) -> {
            if (left.decrementAndGet() == 0) {
                impl().removeTimeout(id);
            }
        }, null, opaque -> passed.countDown());
        assertThat(timer).isPositive();
        await(passed, "The loop takes its turns");
    }

    static void await(CountDownLatch latch, String what) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).as(what).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(what, e);
        }
    }

    /** Runs an action on the loop's thread and waits for it. */
    <T> T onLoop(Callable<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnLoop(() -> {
            try {
                done.complete(action.call());
            } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
            }
        });
        return get(done, "A task on the loop's thread");
    }

    /** Runs an action on another thread, neither the test's nor the loop's, and waits for it. */
    static <T> T onAnotherThread(Callable<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                done.complete(action.call());
            } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
            }
        }, "another thread");
        thread.setDaemon(true);
        thread.start();
        return get(done, "A task on another thread");
    }

    private static <T> T get(CompletableFuture<T> done, String what) {
        try {
            return done.get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }

    /** Has the loop's thread busy in a callback while an action runs on the calling thread. */
    void whileTheLoopIsBlocked(Runnable action) {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        timer(0, blocker -> {
            blocker.remove();
            blocked.countDown();
            await(released, "The loop is released");
        });
        await(blocked, "The loop is blocked");
        try {
            action.run();
        } finally {
            released.countDown();
        }
    }

    /** Proves that the loop's thread sleeps when there is nothing to do. */
    void assertIdle() {
        long thread = onLoop(() -> Thread.currentThread().getId());
        turns(3);
        CountDownLatch passed = new CountDownLatch(1);
        long before = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
        Probe pause = timer(400, timer -> {
            timer.remove();
            passed.countDown();
        });
        await(passed, "The pause ends");
        long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread) - before;
        assertThat(TimeUnit.NANOSECONDS.toMillis(used)).as("ms of CPU time that the loop used in 400 idle ms").isLessThan(80);
        eventuallyFreed(pause);
    }

    /** The files that all pollers of this process hold. */
    static List<Integer> polledFiles() {
        List<Integer> polled = new ArrayList<>();
        try (DirectoryStream<Path> infos = Files.newDirectoryStream(Path.of("/proc/self/fdinfo"))) {
            for (Path info : infos) {
                try {
                    for (String line : Files.readAllLines(info)) {
                        if (line.startsWith("tfd:")) {
                            polled.add(Integer.valueOf(line.substring(4).trim().split(" ")[0]));
                        }
                    }
                } catch (IOException e) {
                    // Closed meanwhile.
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return polled;
    }

    static int openFiles() {
        int count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path ignored : open) {
                count++;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return count;
    }

    // ---- what holds always ----

    /** Failures that callbacks throw are the test's wish. */
    void allowFailures() {
        failuresAllowed = true;
    }

    void violated(Object what) {
        violations.add(what);
    }

    /** Calls an operation of the loop; no callback may come within it. */
    int calling(IntSupplier operation) {
        int outer = depth.get();
        depth.set(outer + 1);
        try {
            return operation.getAsInt();
        } finally {
            depth.set(outer);
        }
    }

    void calledBack(Probe probe, Probe.Action action) {
        if (!loop.onLoopThread()) {
            violated(probe + " was called on " + Thread.currentThread());
        }
        if (depth.get() > 0) {
            violated(new AssertionError(probe + " was called within another callback or operation"));
        }
        if (action == null) {
            return;
        }
        depth.set(depth.get() + 1);
        try {
            action.run(probe);
        } catch (Throwable thrown) {
            if (!failuresAllowed) {
                violated(thrown);
            }
            Scene.<RuntimeException> rethrow(thrown);
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    void assertNothingViolated() {
        assertThat(violations).isEmpty();
    }

    /** Ends the loop after proving that what was put on it is freed, once. */
    void finish() {
        for (Probe probe : probes) {
            if (!probe.isRemoved()) {
                assertThat(probe.remove()).as("removal of %s", probe).isZero();
            }
        }
        for (Probe probe : probes) {
            eventuallyFreed(probe);
        }
        turns(2);
        assertNothingViolated();
        assertThat(probes).allSatisfy(probe -> assertThat(probe.frees()).as("frees of %s", probe).isOne());
        eventually("nothing is left on the loop", () -> loop.watches() == 0);
    }

    @Override
    public void close() {
        try {
            loop.close();
        } finally {
            pipes.forEach(Pipe::close);
            files.forEach(CLibrary::close);
            paths.forEach(path -> path.toFile().delete());
        }
    }
}
