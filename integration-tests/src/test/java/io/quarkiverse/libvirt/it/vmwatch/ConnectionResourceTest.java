package io.quarkiverse.libvirt.it.vmwatch;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkus.test.junit.QuarkusTest;

/** On {@code test:///default}, and on a host that isn't there. */
@QuarkusTest
class ConnectionResourceTest {

    private static final String AWAY = "away";

    @Inject
    LibvirtConnections connections;

    @BeforeEach
    void openAConnectionInVain() {
        connections.open(AWAY, "test+unix:///default?socket=/nonexistent");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> when().get("/connections/" + AWAY).then().body("problem", containsString("/nonexistent")));
    }

    @AfterEach
    void close() {
        connections.close(AWAY);
    }

    @Test
    void saysSinceWhenAConnectionIsOpen() {
        when().get("/connections/<default>").then().statusCode(200)
                .body("name", equalTo("<default>"))
                .body("uri", equalTo("test:///default"))
                .body("state", equalTo("resynchronised"))
                .body("generation", equalTo(1))
                .body("since", notNullValue())
                .body("problem", nullValue())
                .body("nextAttempt", nullValue());
    }

    @Test
    void listsAllOfThem() {
        when().get("/connections").then().statusCode(200).body("name", equalTo(List.of("<default>", AWAY)));
    }

    @Test
    void saysWhyAConnectionIsNotOpenAndWhenItIsTriedAgain() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> when().get("/connections/" + AWAY).then()
                .body("state", equalTo("lost"))
                .body("generation", equalTo(0))
                .body("nextAttempt", notNullValue()));
    }

    @Test
    void answersUnavailableWithTheReasonWhenSomethingIsToBeDoneThere() {
        when().post("/connections/" + AWAY + "/domains/" + TestDomain.UUID + "/stop").then().statusCode(503)
                .body("message", containsString("'away'")).body("message", containsString("/nonexistent"));
    }

    @Test
    void answersNotFoundForAnUnknownConnection() {
        when().get("/connections/nobody").then().statusCode(404).body("message", containsString("'nobody'"));
    }
}
