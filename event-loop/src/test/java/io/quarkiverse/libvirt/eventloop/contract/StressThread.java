package io.quarkiverse.libvirt.eventloop.contract;

import static io.quarkiverse.libvirt.HandleEvents.READABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds, updates and removes watches and timers of its own at random. */
final class StressThread extends Thread {

    /** A pipe's watch, with what was written and what arrived. */
    private static final class Stream {
        final Pipe pipe = Pipe.open();
        final AtomicInteger read = new AtomicInteger();
        Probe watch;
        int written;
    }

    private final Scene scene;
    private final Random random;
    private final long end;
    private final AtomicInteger finished;
    private final List<Stream> streams = new ArrayList<>();
    private final List<Probe> timers = new ArrayList<>();
    private final AtomicInteger unfreed = new AtomicInteger();

    StressThread(Scene scene, int seed, long end, AtomicInteger finished) {
        super("stress " + seed);
        setDaemon(true);
        this.scene = scene;
        this.random = new Random(seed);
        this.end = end;
        this.finished = finished;
    }

    @Override
    public void run() {
        try {
            while (System.nanoTime() - end < 0) {
                step();
            }
            for (Stream stream : streams) {
                stream.watch.update(READABLE);
                write(stream);
            }
            for (Stream stream : streams) {
                scene.eventually("the last byte of " + stream.watch + " arrives", () -> stream.read.get() == stream.written);
                remove(stream);
            }
            timers.forEach(Probe::remove);
            scene.eventually("everything is freed once", () -> unfreed.get() == 0);
            finished.incrementAndGet();
        } catch (Throwable thrown) {
            scene.violated(thrown);
        }
    }

    private void step() {
        int choice = random.nextInt(8);
        if (choice == 0 && streams.size() < 20 && unfreed.get() < 100) {
            Stream stream = new Stream();
            int fd = stream.pipe.readEnd();
            stream.watch = new Probe(scene, false, fd, self -> stream.read.addAndGet(Pipe.drain(fd))).freeing(self -> {
                stream.pipe.close();
                unfreed.decrementAndGet();
            });
            unfreed.incrementAndGet();
            added(stream.watch.addHandle(random.nextBoolean() ? READABLE : 0));
            streams.add(stream);
        } else if (choice == 1 && timers.size() < 20 && unfreed.get() < 100) {
            Probe timer = new Probe(scene, true, -1, null).freeing(self -> unfreed.decrementAndGet());
            unfreed.incrementAndGet();
            timers.add(added(timer.addTimeout(interval())));
        } else if (choice == 2 && streams.size() > 10) {
            remove(streams.remove(random.nextInt(streams.size())));
        } else if (choice == 3 && timers.size() > 10) {
            removed(timers.remove(random.nextInt(timers.size())));
        } else if (choice == 4 && !timers.isEmpty()) {
            timers.get(random.nextInt(timers.size())).update(interval());
        } else if (choice == 5 && !streams.isEmpty()) {
            streams.get(random.nextInt(streams.size())).watch.update(random.nextBoolean() ? READABLE : 0);
        } else if (!streams.isEmpty()) {
            write(streams.get(random.nextInt(streams.size())));
        }
    }

    private int interval() {
        return new int[] { -1, 0, 1, 5 }[random.nextInt(4)];
    }

    private void write(Stream stream) {
        // A watch that stays off must not let its pipe fill up.
        if (stream.written - stream.read.get() < 1000) {
            stream.pipe.write();
            stream.written++;
        }
    }

    private void remove(Stream stream) {
        removed(stream.watch);
    }

    private Probe added(Probe probe) {
        if (probe.id() <= 0) {
            throw new AssertionError(probe + " was refused");
        }
        return probe;
    }

    private void removed(Probe probe) {
        if (probe.remove() != 0) {
            throw new AssertionError(probe + " could not be removed");
        }
    }
}
