package io.quarkiverse.libvirt.it.vmwatch;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** On {@code test:///default}: the one domain that libvirt's test driver comes with, called {@code test}. */
@QuarkusTest
class DomainResourceTest {

    private static final String UUID = TestDomain.UUID;

    @AfterEach
    void leaveItRunning() {
        TestDomain.run();
    }

    @Test
    void listsEveryDomainWithItsState() {
        when().get("/connections/<default>/domains").then()
                .statusCode(200)
                .body("find { it.uuid == '%s' }.name".formatted(UUID), equalTo("test"))
                .body("find { it.uuid == '%s' }.state".formatted(UUID), equalTo("running"))
                .body("find { it.uuid == '%s' }.lastKnownState".formatted(UUID), equalTo("running"))
                .body("find { it.uuid == '%s' }.id".formatted(UUID), greaterThan(0))
                .body("find { it.uuid == '%s' }.connection".formatted(UUID), equalTo("<default>"));
    }

    @Test
    void suspendsResumesStopsAndStarts() {
        TestDomain.operate("suspend").statusCode(204);
        TestDomain.awaitState("paused");

        TestDomain.operate("resume").statusCode(204);
        TestDomain.awaitState("running");

        TestDomain.operate("stop").statusCode(204);
        TestDomain.awaitState("shutoff").body("id", equalTo(-1));

        TestDomain.operate("start").statusCode(204);
        TestDomain.awaitState("running").body("id", greaterThan(0));
    }

    @Test
    void answersWithLibvirtsOwnWordsWhenLibvirtRefuses() {
        TestDomain.operate("start").statusCode(409).body("message", containsString("already running"));
    }

    @Test
    void answersNotFoundForAnUnknownDomain() {
        String nobody = "00000000-0000-4000-8000-000000000000";

        String path = "/connections/<default>/domains/" + nobody;
        when().get(path).then().statusCode(404).body("message", containsString("no domain " + nobody));
        when().post(path + "/stop").then().statusCode(404).body("message", containsString("not found"));
    }

    @Test
    void answersNotFoundForAnUnknownOperation() {
        TestDomain.operate("explode").statusCode(404);
    }

    @Test
    void refusesWhatAnotherSitesPageSends() {
        given().header("Origin", "http://elsewhere.example").post(TestDomain.path("stop")).then().statusCode(403);
        given().header("Host", "elsewhere.example").post(TestDomain.path("stop")).then().statusCode(403);

        TestDomain.get().body("state", equalTo("running"));
    }

    @Test
    void answersNotFoundForAnUnknownConnection() {
        when().get("/connections/nobody/domains").then().statusCode(404).body("message", containsString("'nobody'"));
        when().post("/connections/nobody/domains/" + UUID + "/stop").then().statusCode(404);
    }
}
