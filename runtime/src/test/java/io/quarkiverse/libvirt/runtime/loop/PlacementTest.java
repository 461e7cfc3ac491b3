package io.quarkiverse.libvirt.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

class PlacementTest {

    private static final int LOOPS = 4;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final Set<EventLoop> consuming = new HashSet<>();
    private final Placement placement = new Placement(vertx, () -> consuming);
    private EventLoop one;
    private EventLoop another;

    @BeforeEach
    void choose() {
        List<EventLoop> all = Stream.generate(() -> ((VertxInternal) vertx).createEventLoopContext().nettyEventLoop())
                .limit(LOOPS).distinct().toList();
        assertThat(all).hasSize(LOOPS);
        one = all.get(2);
        another = all.get(1);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSmallFleetIsWhereItsEventsAreConsumed() {
        consuming.add(one);
        assertThat(place(Placement.WORTH_OF_CONSUMERS)).containsOnlyKeys(one);
    }

    @Test
    void theLoopsThatConsumeShareIt() {
        consuming.addAll(Set.of(one, another));
        assertThat(place(200)).containsOnly(Map.entry(one, 100L), Map.entry(another, 100L));
    }

    @Test
    void aLargeFleetHasAllLoops() {
        consuming.add(one);
        Map<EventLoop, Long> loops = place(4 * 1000 + Placement.WORTH_OF_CONSUMERS);
        assertThat(loops).hasSize(LOOPS).containsEntry(one, 1000L + Placement.WORTH_OF_CONSUMERS);
        loops.remove(one);
        assertThat(loops.values()).containsOnly(1000L);
    }

    @Test
    void aFleetWithoutConsumersHasAllLoops() {
        assertThat(place(4 * 10)).hasSize(LOOPS).allSatisfy((loop, count) -> assertThat(count).isEqualTo(10));
    }

    @Test
    void aConsumerThatComesLaterCountsFromThenOn() {
        place(1);
        consuming.add(one);
        assertThat(place(10)).containsOnlyKeys(one);
    }

    @Test
    void thePlaceOfAConnectionThatIsGoneIsFree() {
        List<ContextInternal> placed = new ArrayList<>();
        for (int i = 0; i < 4 * 10; i++) {
            placed.add(placement.place());
        }
        placed.stream().filter(each -> each.nettyEventLoop() == one).forEach(placement::leave);
        assertThat(place(10)).containsOnlyKeys(one);
    }

    @Test
    void eachHasAContextOfItsOwn() {
        consuming.add(one);
        assertThat(placement.place()).isNotSameAs(placement.place());
    }

    private Map<EventLoop, Long> place(int connections) {
        return Stream.generate(placement::place).limit(connections).map(ContextInternal::nettyEventLoop)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
