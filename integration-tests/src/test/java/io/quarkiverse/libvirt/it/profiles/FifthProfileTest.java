package io.quarkiverse.libvirt.it.profiles;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(FifthProfileTest.Fifth.class)
class FifthProfileTest extends EventsUnderAProfile {

    @Test
    void eventsArriveOnce() throws Exception {
        arriveOnce(5);
    }

    public static class Fifth extends Profile {

        public Fifth() {
            super(5);
        }
    }
}
