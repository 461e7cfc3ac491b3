package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

    @Test
    void aPercentileIsTheLeastValueThatSoManyDoNotExceed() {
        double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

        assertThat(Arrivals.percentile(hundred, 0.5)).isEqualTo(50);
        assertThat(Arrivals.percentile(hundred, 0.99)).isEqualTo(99);
        assertThat(Arrivals.percentile(hundred, 0.999)).isEqualTo(100);
        assertThat(Arrivals.percentile(new double[] { 7 }, 0.01)).isEqualTo(7);
    }

    @Test
    void latenciesAreSortedMicroseconds() {
        Arrivals arrivals = new Arrivals(new long[] { 1_000, 5_000 }, new long[] { 9_000, 6_500 });

        assertThat(arrivals.latencies()).containsExactly(1.5, 8);
    }

    @Test
    void throughputIsThatBetweenTheFirstAndTheLastArrival() {
        Arrivals arrivals = new Arrivals(new long[] { 0, 1, 2 }, new long[] { 0, 1_000_000, 2_000_000 });

        assertThat(arrivals.throughput()).isCloseTo(1_000, within(0.001));
    }

    @Test
    void whatIsMissingAndWhatOvertookIsCounted() {
        assertThat(new Arrivals(new long[] { 0, 1, 2 }, new long[3]).missingOrOutOfOrder(3)).isZero();
        assertThat(new Arrivals(new long[] { 0, 2 }, new long[2]).missingOrOutOfOrder(3)).isEqualTo(1);
        assertThat(new Arrivals(new long[] { 0, 2, 1 }, new long[3]).missingOrOutOfOrder(3)).isEqualTo(1);
        assertThat(new Arrivals(new long[] { 0, 1, 1 }, new long[3]).missingOrOutOfOrder(3)).isEqualTo(1);
    }

    @Test
    void areReadAsPairsOfLittleEndianNumbers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("samples");
        Files.write(file, ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1_000).putLong(3_000).putLong(5_000).putLong(6_000).array());

        Arrivals arrivals = Arrivals.read(file);

        assertThat(arrivals.latencies()).containsExactly(1, 2);
    }
}
