package io.quarkiverse.libvirt.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.libvirt.TimeoutCallback;
import io.quarkiverse.libvirt.eventloop.ProcessWide;
import io.quarkiverse.libvirt.eventloop.WatchLoop;

@Timeout(60)
class AnEndedLoopHandsOverToItsHeirTest {

    /** A timer's callback as libvirt's own are. */
    private static final class Libvirts implements TimeoutCallback, ProcessWide {

        final WatchLoop heir;
        final AtomicInteger byHeir = new AtomicInteger();
        final AtomicInteger frees = new AtomicInteger();

        Libvirts(WatchLoop heir) {
            this.heir = heir;
        }

        @Override
        public void expired(int timer, Object opaque) {
            if (heir.isLoopThread()) {
                byHeir.incrementAndGet();
            }
        }
    }

    private static WatchLoop loop(WatchLoop heir) {
        EpollPoller poller = new EpollPoller();
        WatchLoop loop = new WatchLoop(poller, new OwnThreadTransport(poller, "loop"), heir == null ? null : () -> heir);
        loop.start(poller.fd());
        return loop;
    }

    @Test
    void timersOfLibvirtLiveOnWhileTheyAreUpdated() throws Exception {
        WatchLoop heir = loop(null);
        for (int round = 0; round < 3; round++) {
            WatchLoop ending = loop(heir);
            List<Libvirts> callbacks = new ArrayList<>();
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Libvirts callback = new Libvirts(heir);
                callbacks.add(callback);
                ids.add(ending.addTimeout(i % 3 - 1, callback, null, opaque -> callback.frees.incrementAndGet()));
            }
            AtomicInteger ownFrees = new AtomicInteger();
            ending.addTimeout(-1, (timer, opaque) -> {
            }, null, opaque -> ownFrees.incrementAndGet());
            AtomicInteger updates = new AtomicInteger();
            Thread hammer = new Thread(() -> {
                for (int i = 0; i < 3_000; i++) {
                    ending.updateTimeout(ids.get(i % 50), i % 3 - 1);
                    updates.incrementAndGet();
                }
                ids.forEach(id -> ending.updateTimeout(id, 1));
            });
            hammer.start();
            Awaitility.await().until(() -> updates.get() > 500);
            assertThat(ending.end().get(10, TimeUnit.SECONDS)).isEqualTo(50);
            hammer.join(20_000);
            assertThat(ownFrees.get()).as("what was the application's is freed").isOne();
            Awaitility.await().atMost(Duration.ofSeconds(10))
                    .until(() -> callbacks.stream().allMatch(callback -> callback.byHeir.get() > 0));
            assertThat(ids).allSatisfy(id -> assertThat(ending.removeTimeout(id)).isZero());
            assertThat(ids).allSatisfy(id -> assertThat(ending.removeTimeout(id)).isEqualTo(-1));
            heir.nextTurn().get(10, TimeUnit.SECONDS);
            Awaitility.await().until(() -> heir.size() == 0);
            assertThat(callbacks).allSatisfy(callback -> assertThat(callback.frees.get()).isOne());
        }
        heir.end().get(10, TimeUnit.SECONDS);
    }
}
