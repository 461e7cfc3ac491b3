package io.quarkiverse.libvirt.runtime.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;

class ReadersSeeWholeSnapshotsTest {

    private static final int DOMAINS = 500;

    /** Every listing has all domains with the same id: a snapshot with two ids is torn. */
    private static List<Listed> generation(int id) {
        List<Listed> all = new ArrayList<>();
        for (int i = 0; i < DOMAINS + id % 2; i++) {
            all.add(Listed.domain("vm" + i, new UUID(0, i), id, DomainState.RUNNING.ordinal(), 1, true));
        }
        return all;
    }

    @Test
    void whileOneThreadWrites() {
        HostInventory inventory = new HostInventory(new MovableClock());
        inventory.reachable();
        inventory.beginListing(EventClass.DOMAIN).end(generation(1));
        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            HashSet<Integer> seen = new HashSet<>();
            while (!ends.get() || seen.size() < 2) {
                Collection<DomainStatus> all = inventory.domains().all();
                HashSet<Integer> ids = new HashSet<>();
                all.forEach(domain -> ids.add(domain.domain().id()));
                assertThat(ids).hasSize(1);
                assertThat(List.copyOf(all)).hasSize(DOMAINS + ids.iterator().next() % 2)
                        .isSortedAccordingTo(Comparator.comparing(DomainStatus::name));
                seen.addAll(ids);
            }
            return seen.size();
        });
        int id = 2;
        for (; id < 60 || !reader.isDone() && id < 1_000; id++) {
            inventory.beginListing(EventClass.DOMAIN).end(generation(id));
            ends.set(id > 30);
        }
        assertThat(reader.join()).isGreaterThan(1);
    }

    @Test
    void aTreeHoldsWhatAMapHolds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SortedTree<Integer, String> tree = SortedTree.empty(Comparator.naturalOrder());
        TreeMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            int key = random.nextInt(300);
            SortedTree<Integer, String> before = tree;
            List<String> held = List.copyOf(map.values());
            if (random.nextInt(3) == 0) {
                tree = tree.without(key);
                map.remove(key);
            } else {
                tree = tree.with(key, "value " + i);
                map.put(key, "value " + i);
            }
            if (i % 50 == 0) {
                assertThat(before).as("seed " + seed).containsExactlyElementsOf(held);
                assertThat(tree).as("seed " + seed).containsExactlyElementsOf(map.values());
            }
            assertThat(tree.size()).isEqualTo(map.size());
            assertThat(tree.get(key)).isEqualTo(map.get(key));
        }
    }

    @Test
    void aTreeIsFlat() {
        SortedTree<Integer, Integer> tree = SortedTree.empty(Comparator.naturalOrder());
        for (int i = 0; i < 10_000; i++) {
            tree = tree.with(i, i);
        }
        int[] steps = { 0 };
        tree.first(key -> {
            steps[0]++;
            return -1;
        });
        assertThat(steps[0]).isLessThan(20);
    }
}
