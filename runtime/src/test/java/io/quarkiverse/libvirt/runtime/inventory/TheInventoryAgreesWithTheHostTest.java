package io.quarkiverse.libvirt.runtime.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.inventory.Inventory;
import io.quarkiverse.libvirt.inventory.ObjectStatus;

/**
 * Whatever happens to the host and to the connection, the inventory agrees with the host in the end, and so does a consumer
 * that has only heard the events; no change is told it twice. A failing run prints its seed: {@code -Dinventory.seed=} runs
 * it alone, {@code -Dinventory.runs=} says how many there are.
 */
class TheInventoryAgreesWithTheHostTest {

    private static final Set<EventClass> CLASSES = EnumSet.complementOf(EnumSet.of(EventClass.CONNECTION));

    @Test
    void afterWhateverHappened() {
        Long seed = Long.getLong("inventory.seed");
        if (seed != null) {
            new Run(seed).run();
            return;
        }
        int runs = Integer.getInteger("inventory.runs", 3_000);
        long first = System.nanoTime();
        for (long each = first; each < first + runs; each++) {
            try {
                new Run(each).run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("-Dinventory.seed=" + each + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** Something on its way from the host: it arrives in order. */
    private record Arrival(Instant at, Runnable what) {
    }

    private static final class Run {

        private final Random random;
        private final MovableClock clock = new MovableClock();
        private final boolean tellFirst;
        private final HostInventory inventory;
        private final SimulatedHost host;
        private final Replay consumer = new Replay();
        private final Map<EventClass, HostInventory.Listing> listings = new EnumMap<>(EventClass.class);
        private final Map<EventClass, Boolean> asked = new EnumMap<>(EventClass.class);
        private final Set<EventClass> everListed = EnumSet.noneOf(EventClass.class);
        private final Set<EventClass> toBeListed = EnumSet.noneOf(EventClass.class);
        private Deque<Arrival> pipe;
        private List<Arrival> beside;
        private boolean quiet;

        Run(long seed) {
            // Neighbouring seeds begin alike.
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            tellFirst = random.nextBoolean();
            inventory = new HostInventory(clock, tellFirst);
            host = new SimulatedHost(random, this::happens);
        }

        void run() {
            for (int i = random.nextInt(20); i > 0; i--) {
                host.something();
            }
            for (int i = 20 + random.nextInt(100); i > 0; i--) {
                step();
            }
            quiet = true;
            connect();
            settle();
            if (host.isPlain()) {
                agrees("before the last listing");
            }
            CLASSES.forEach(this::begin);
            settle();
            agrees("after the last listing");
            inventories().forEach(each -> assertThat(each.isComplete()).isTrue());
        }

        private void step() {
            clock.move(Duration.ofMillis(random.nextInt(300)));
            if (random.nextInt(100) == 0) {
                // All that was on its way arrives, and then nothing happens for long.
                clock.move(Duration.ofSeconds(4));
                arrive();
                clock.move(Repeats.WITHIN);
            }
            switch (random.nextInt(20)) {
                case 0 -> {
                    if (pipe != null && random.nextInt(2) == 0) {
                        disconnect();
                    }
                }
                case 1, 2, 3 -> connect();
                case 4, 5, 6, 7 -> ask();
                case 8 -> {
                    if (pipe != null) {
                        toBeListed.add(List.copyOf(CLASSES).get(random.nextInt(CLASSES.size())));
                    }
                }
                default -> host.something();
            }
            arrive();
        }

        private void disconnect() {
            pipe = null;
            beside = null;
            listings.clear();
            asked.clear();
            toBeListed.clear();
            inventory.unreachable();
            consumer.forgetWhatWasTold();
        }

        private void connect() {
            if (pipe == null) {
                pipe = new ArrayDeque<>();
                beside = new ArrayList<>();
                inventory.reachable();
                toBeListed.addAll(CLASSES);
            }
        }

        /** An event leaves the host, or is lost where too many wait. */
        private void happens(LibvirtEvent event) {
            if (pipe == null) {
                return;
            }
            if (!quiet && random.nextInt(40) == 0) {
                later(() -> {
                    consumer.forgetWhatWasTold();
                    CLASSES.forEach(this::begin);
                });
            } else {
                later(() -> {
                    boolean news = inventory.apply(event);
                    if (news) {
                        consumer.take(event);
                    }
                });
            }
        }

        private void later(Runnable what) {
            Instant at = clock.instant().plusMillis(random.nextInt(random.nextInt(4) == 0 ? 3_000 : 200));
            Arrival last = pipe.peekLast();
            pipe.add(new Arrival(last != null && last.at.isAfter(at) ? last.at : at, what));
        }

        private void begin(EventClass of) {
            toBeListed.remove(of);
            listings.put(of, inventory.beginListing(of));
            asked.put(of, true);
        }

        /** A request reaches the host, and the answer begins its way, by the way of the events or another. */
        private void ask() {
            if (pipe == null) {
                return;
            }
            for (EventClass of : CLASSES) {
                if (toBeListed.contains(of) && (quiet || random.nextBoolean())) {
                    begin(of);
                } else if (asked.containsKey(of) && (quiet || random.nextBoolean())) {
                    asked.remove(of);
                    HostInventory.Listing listing = listings.get(of);
                    boolean fails = !quiet && random.nextInt(5) == 0;
                    List<Listed> answer = host.list(of);
                    Runnable arrival = () -> answered(of, listing, fails ? null : answer);
                    if (random.nextBoolean()) {
                        later(arrival);
                    } else {
                        beside.add(new Arrival(clock.instant().plusMillis(random.nextInt(1_000)), arrival));
                    }
                }
            }
        }

        private void answered(EventClass of, HostInventory.Listing listing, List<Listed> answer) {
            boolean last = listings.get(of) == listing;
            if (last) {
                listings.remove(of);
            }
            if (answer == null) {
                listing.abandon();
                if (last) {
                    toBeListed.add(of);
                }
                return;
            }
            List<Change> changes = listing.end(answer);
            if (last && everListed.add(of) && !tellFirst) {
                assertThat(changes).isEmpty();
                consumer.things().keySet().removeIf(key -> key.startsWith(word(of)));
                consumer.startWith(inventory(of).all());
            }
            assertThat(last || changes.isEmpty()).isTrue();
            changes.forEach(change -> consumer.take(change.event(Events.LISTING)));
        }

        private void arrive() {
            Deque<Arrival> events = pipe;
            if (events == null) {
                return;
            }
            while (!events.isEmpty() && !events.peek().at.isAfter(clock.instant())) {
                events.poll().what.run();
            }
            List<Arrival> due = beside.stream().filter(each -> !each.at.isAfter(clock.instant())).toList();
            beside.removeAll(due);
            due.forEach(each -> each.what.run());
        }

        /** Until all has arrived and all is listed. */
        private void settle() {
            do {
                ask();
                clock.move(Duration.ofSeconds(1));
                arrive();
            } while (!pipe.isEmpty() || !beside.isEmpty() || !listings.isEmpty() || !toBeListed.isEmpty());
        }

        private void agrees(String when) {
            Map<String, Replay.Thing> known = new TreeMap<>();
            inventories().forEach(each -> each.all().forEach(status -> {
                assertThat(status.known()).isTrue();
                known.put(Replay.key(status), Replay.of(status));
            }));
            assertThat(known).as("the inventory " + when).isEqualTo(host.things());
            assertThat(consumer.things()).as("the consumer " + when).isEqualTo(host.things());
        }

        private List<Inventory<?, ? extends ObjectStatus>> inventories() {
            List<Inventory<?, ? extends ObjectStatus>> all = new ArrayList<>();
            CLASSES.forEach(of -> all.add(inventory(of)));
            return all;
        }

        private Inventory<?, ? extends ObjectStatus> inventory(EventClass of) {
            return switch (of) {
                case DOMAIN -> inventory.domains();
                case NETWORK -> inventory.networks();
                case STORAGE_POOL -> inventory.storagePools();
                case NODE_DEVICE -> inventory.nodeDevices();
                default -> inventory.secrets();
            };
        }

        private static String word(EventClass of) {
            return switch (of) {
                case STORAGE_POOL -> "pool";
                case NODE_DEVICE -> "device";
                default -> of.label();
            };
        }
    }
}
