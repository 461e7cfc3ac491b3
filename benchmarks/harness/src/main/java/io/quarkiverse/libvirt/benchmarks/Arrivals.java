package io.quarkiverse.libvirt.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a client has noted of its events: the number that each carried, and when it came, in nanoseconds. */
public final class Arrivals {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] carried;
    private final long[] arrived;

    Arrivals(long[] carried, long[] arrived) {
        this.carried = carried;
        this.arrived = arrived;
    }

    /** From the file that a client has saved. */
    static Arrivals read(Path file) throws IOException {
        LongBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        long[] carried = new long[numbers.remaining() / 2];
        long[] arrived = new long[carried.length];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = numbers.get();
            arrived[i] = numbers.get();
        }
        return new Arrivals(carried, arrived);
    }

    int count() {
        return carried.length;
    }

    /** Where the events carry their times: microseconds from each to its arrival, the shortest first. */
    double[] latencies() {
        double[] micros = new double[carried.length];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (arrived[i] - carried[i]) / NANOS_PER_MICRO;
        }
        Arrays.sort(micros);
        return micros;
    }

    /** Events a second, from the first arrival to the last. */
    double throughput() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long time : arrived) {
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        return (arrived.length - 1) / ((last - first) / NANOS_PER_SECOND);
    }

    /** Where the events carry the numbers 0, 1, 2 …: how many of so many are missing, or came after a later one. */
    int missingOrOutOfOrder(int sent) {
        int inOrder = 0;
        long latest = -1;
        for (long number : carried) {
            if (number > latest) {
                inOrder++;
                latest = number;
            }
        }
        return sent - inOrder;
    }

    /** The value that this part of them, such as 0.99, does not exceed. */
    static double percentile(double[] sorted, double part) {
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }
}
