package io.quarkiverse.libvirt.it.profiles;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(FourthProfileTest.Fourth.class)
class FourthProfileTest extends EventsUnderAProfile {

    @Test
    void eventsArriveOnce() throws Exception {
        arriveOnce(4);
    }

    public static class Fourth extends Profile {

        public Fourth() {
            super(4);
        }
    }
}
