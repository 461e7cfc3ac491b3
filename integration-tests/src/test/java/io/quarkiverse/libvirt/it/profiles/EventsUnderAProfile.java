package io.quarkiverse.libvirt.it.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkus.test.junit.QuarkusTestProfile;

/** An application that is started anew for each profile: all in one JVM, whose libvirt knows one event loop. */
abstract class EventsUnderAProfile {

    static final String NUMBER = "profile-test.number";

    @Inject
    Arrivals arrivals;

    @ConfigProperty(name = NUMBER)
    int number;

    /** Each makes Quarkus start another application. */
    abstract static class Profile implements QuarkusTestProfile {

        private final int number;

        Profile(int number) {
            this.number = number;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(NUMBER, Integer.toString(number), "quarkus.libvirt.uri", "test:///default");
        }
    }

    void arriveOnce(int profile) throws Exception {
        assertThat(number).isEqualTo(profile);
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.free();
        } finally {
            operator.close();
        }
        await().untilAsserted(() -> assertThat(arrivals.types).hasSizeGreaterThanOrEqualTo(2));
        assertThat(arrivals.types).containsExactly(DomainEventType.SUSPENDED, DomainEventType.RESUMED);
    }
}
