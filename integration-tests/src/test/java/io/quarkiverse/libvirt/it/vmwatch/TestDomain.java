package io.quarkiverse.libvirt.it.vmwatch;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.restassured.response.ValidatableResponse;

/** The one domain that libvirt's test driver comes with, through vm-watch's REST interface. */
final class TestDomain {

    static final String UUID = "6695eb01-f6a4-8304-79aa-97f2502e193f";

    private static final String PATH = "/connections/<default>/domains/" + UUID;

    private TestDomain() {
    }

    static String path(String operation) {
        return PATH + "/" + operation;
    }

    static ValidatableResponse get() {
        return when().get(PATH).then().statusCode(200);
    }

    static ValidatableResponse operate(String operation) {
        return when().post(path(operation)).then();
    }

    static String state() {
        return get().extract().path("state");
    }

    /** Waits for the event that says so. */
    static ValidatableResponse awaitState(String state) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(() -> state().equals(state));
        return get();
    }

    /** Runs it, whatever state a test left it in. */
    static void run() {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(() -> {
            String state = state();
            if (!state.equals("running")) {
                operate(state.equals("paused") ? "resume" : "start");
            }
            return state.equals("running");
        });
    }
}
