package io.quarkiverse.libvirt.benchmarks;

import java.time.Duration;
import java.util.List;

/** Makes a daemon's host report events that carry their times. See {@code benchmarks/emitter}. */
final class Emitter implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(120);
    private static final int PERCENT = 100;

    private final LineProcess process;
    private Duration limit;
    private int asked;

    Emitter(Places places, String name, String uri) {
        process = new LineProcess("The emitter for " + name, places.log(name + "-emitter"),
                List.of(places.emitter().toString(), uri));
        process.await("READY", START_LIMIT);
    }

    /** Asks for so many events, evenly spaced. */
    void begin(int perSecond, int count) {
        asked = count;
        limit = MARGIN.plusSeconds(count / perSecond);
        process.command(perSecond + " " + count);
    }

    /** Waits for the end of what was begun, and returns how many of a hundred events were more than a millisecond late. */
    double end() {
        return PERCENT * Double.parseDouble(process.await("EMITTED", limit)[2]) / asked;
    }

    /** {@link #begin} and {@link #end}. */
    double emit(int perSecond, int count) {
        begin(perSecond, count);
        return end();
    }

    @Override
    public void close() {
        process.close();
    }
}
