package io.quarkiverse.libvirt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void ratiosAreThoseOfTheSameRound() {
        // In the second round the machine was slow for both.
        assertThat(Spread.ofRatios(List.of(2.0, 40.0, 3.0), List.of(1.0, 20.0, 1.0))).isEqualTo(new Spread(2, 2, 3));
    }

    @Test
    void theRatioOfWhatWasNotMeasuredTogetherIsThatOfTheMedians() {
        assertThat(Spread.ofRatios(List.of(2.0, 4.0, 6.0), List.of(2.0))).isEqualTo(new Spread(2, 2, 2));
    }
}
