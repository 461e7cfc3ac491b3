package io.quarkiverse.libvirt.it.profiles;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SecondProfileTest.Second.class)
class SecondProfileTest extends EventsUnderAProfile {

    @Test
    void eventsArriveOnce() throws Exception {
        arriveOnce(2);
    }

    public static class Second extends Profile {

        public Second() {
            super(2);
        }
    }
}
