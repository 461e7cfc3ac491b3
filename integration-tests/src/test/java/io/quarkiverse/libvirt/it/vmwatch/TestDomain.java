package io.quarkiverse.libvirt.it.vmwatch;

import static io.restassured.RestAssured.when;

import io.restassured.response.ValidatableResponse;

/** The one domain that libvirt's test driver comes with, through vm-watch's REST interface. */
final class TestDomain {

    static final String UUID = "6695eb01-f6a4-8304-79aa-97f2502e193f";

    private TestDomain() {
    }

    static String path(String operation) {
        return "/domains/" + UUID + "/" + operation;
    }

    static ValidatableResponse get() {
        return when().get("/domains/" + UUID).then().statusCode(200);
    }

    static ValidatableResponse operate(String operation) {
        return when().post(path(operation)).then();
    }

    /** Runs it, whatever state a test left it in. */
    static void run() {
        String state = get().extract().path("state");
        if (!state.equals("running")) {
            operate(state.equals("paused") ? "resume" : "start").statusCode(204);
        }
    }
}
