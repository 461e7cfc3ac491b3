package io.quarkiverse.libvirt.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TimerQueueTest {

    @Test
    void theFirstTimerIsThatOfASortedModel() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TimerQueue queue = new TimerQueue();
        List<TimerWatch> model = new ArrayList<>();
        // Deadlines around the wrap of the clock; ids break ties.
        Comparator<TimerWatch> order = (a, b) -> a.deadline != b.deadline ? Long.signum(a.deadline - b.deadline) : a.id - b.id;
        for (int step = 1; step <= 20_000; step++) {
            if (model.isEmpty() || random.nextInt(100) < 52) {
                TimerWatch timer = new TimerWatch(step, null, null, null);
                timer.deadline = Long.MAX_VALUE - 50 + random.nextInt(100);
                queue.add(timer);
                model.add(timer);
            } else {
                TimerWatch gone = model.remove(random.nextInt(model.size()));
                queue.remove(gone);
                queue.remove(gone);
            }
            assertThat(queue.first()).as("seed %d, step %d", seed, step)
                    .isSameAs(model.stream().min(order).orElse(null));
        }
        model.sort(order);
        for (TimerWatch timer : model) {
            assertThat(queue.first()).as("seed %d", seed).isSameAs(timer);
            queue.remove(timer);
        }
        assertThat(queue.isEmpty()).isTrue();
    }
}
