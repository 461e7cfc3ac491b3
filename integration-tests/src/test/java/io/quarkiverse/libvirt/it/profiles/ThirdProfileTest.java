package io.quarkiverse.libvirt.it.profiles;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ThirdProfileTest.Third.class)
class ThirdProfileTest extends EventsUnderAProfile {

    @Test
    void eventsArriveOnce() throws Exception {
        arriveOnce(3);
    }

    public static class Third extends Profile {

        public Third() {
            super(3);
        }
    }
}
