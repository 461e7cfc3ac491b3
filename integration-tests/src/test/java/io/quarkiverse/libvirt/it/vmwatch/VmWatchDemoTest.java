package io.quarkiverse.libvirt.it.vmwatch;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** What {@code ./demo} without arguments shows, faster. */
@QuarkusTest
@TestProfile(VmWatchDemoTest.Fast.class)
class VmWatchDemoTest {

    private static final String LAB = "/connections/" + SimulatedLab.NAME;
    private static final List<String> DOMAINS = List.of("node-1", "node-2", "node-3");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static class Fast implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vm-watch.demo", "true", "vm-watch.simulation.pace", "0.2S");
        }
    }

    @Test
    void aSimulatedHostIsLostAndComesBackWithTheSameDomains() {
        await().atMost(PATIENCE).untilAsserted(this::allUnknown);
        await().atMost(PATIENCE).untilAsserted(() -> when().get(LAB).then().body("state", equalTo("resynchronised"))
                .body("generation", greaterThan(1)));
        when().get(LAB + "/domains").then().body("name", equalTo(DOMAINS));
    }

    private void allUnknown() {
        when().get(LAB + "/domains").then().body("name", equalTo(DOMAINS)).body("state", everyItem(equalTo("unknown")));
    }

    @Test
    void itsDomainsCanBeOperated() {
        await().atMost(PATIENCE).until(() -> when().get(LAB + "/domains").path("[0].uuid") != null);
        String domain = when().get(LAB + "/domains").path("[0].uuid");
        await().atMost(PATIENCE).until(() -> {
            operate(domain, "stop");
            return operate(domain, "start") == 204;
        });
    }

    private static int operate(String domain, String operation) {
        return when().post(LAB + "/domains/" + domain + "/" + operation).statusCode();
    }
}
