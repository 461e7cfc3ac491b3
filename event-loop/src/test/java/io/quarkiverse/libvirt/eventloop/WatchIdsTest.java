package io.quarkiverse.libvirt.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

class WatchIdsTest {

    @Test
    void anIdThatWasReleasedDoesNotComeAgainBeforeAllOthers() {
        WatchIds ids = new WatchIds(1);
        int first = ids.take();
        ids.give(first);
        for (int i = 0; i < 10_000; i++) {
            assertThat(ids.take()).isGreaterThan(first);
        }
    }

    @Test
    void afterTheLargestIdTheSmallestFollowsThatNothingAliveHas() {
        WatchIds ids = new WatchIds(1);
        assertThat(List.of(ids.take(), ids.take(), ids.take())).containsExactly(1, 2, 3);
        ids.give(2);
        ids.jumpTo(Integer.MAX_VALUE);
        assertThat(ids.take()).isEqualTo(Integer.MAX_VALUE);
        assertThat(List.of(ids.take(), ids.take())).containsExactly(2, 4);
    }

    @Test
    void manyThreadsNeverGetTheSameIdNotEvenAroundTheLargest() throws Exception {
        WatchIds ids = new WatchIds(Integer.MAX_VALUE - 5_000);
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        List<Integer> twice = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    int id = ids.take();
                    if (id <= 0 || !taken.add(id)) {
                        synchronized (twice) {
                            twice.add(id);
                        }
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(twice).isEmpty();
        assertThat(taken).hasSize(16_000);
    }
}
