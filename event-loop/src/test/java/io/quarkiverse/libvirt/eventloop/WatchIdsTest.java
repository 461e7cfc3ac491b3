package io.quarkiverse.libvirt.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchIdsTest {

    @Test
    void idsBeginAgainAfterTheLargestAndSkipThoseInUse() {
        WatchIds ids = new WatchIds(Integer.MAX_VALUE - 1);
        assertThat(ids.take()).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(ids.take()).isEqualTo(Integer.MAX_VALUE);
        assertThat(ids.take()).isEqualTo(1);
        WatchIds again = new WatchIds(1);
        assertThat(again.take()).isEqualTo(1);
        assertThat(again.take()).isEqualTo(2);
        again.give(1);
        assertThat(again.take()).as("not reused before the wrap").isEqualTo(3);
    }
}
