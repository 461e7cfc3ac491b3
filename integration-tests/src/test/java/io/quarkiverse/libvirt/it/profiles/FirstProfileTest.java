package io.quarkiverse.libvirt.it.profiles;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(FirstProfileTest.First.class)
class FirstProfileTest extends EventsUnderAProfile {

    @Test
    void eventsArriveOnce() throws Exception {
        arriveOnce(1);
    }

    public static class First extends Profile {

        public First() {
            super(1);
        }
    }
}
