package io.quarkiverse.libvirt.it.packaged;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.testing.InjectScriptedHost;
import io.quarkiverse.libvirt.testing.ScriptedDomain;
import io.quarkiverse.libvirt.testing.ScriptedHost;
import io.quarkiverse.libvirt.testing.WithScriptedHost;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** vm-watch as it is packaged: a jar, or with the profile {@code native} an executable. Here on a scripted host. */
@QuarkusIntegrationTest
@WithScriptedHost(VmWatchIT.LAB)
class VmWatchIT {

    static final String LAB = "lab";

    @InjectScriptedHost(LAB)
    ScriptedHost lab;

    @Test
    void followsAGuest() {
        ScriptedDomain vm = lab.run("followed");
        awaitState(vm, "running");
        vm.suspend();
        awaitState(vm, "paused");
        vm.crash();
        awaitState(vm, "shutoff");
        vm.remove();
        soon().untilAsserted(() -> when().get("/connections/lab/domains/" + vm.uuid()).then().statusCode(404));
    }

    @Test
    void operatesAGuest() {
        ScriptedDomain vm = lab.run("operated");
        awaitState(vm, "running");
        given().header("Host", "localhost").post("/connections/lab/domains/" + vm.uuid() + "/suspend").then().statusCode(204);
        assertThat(vm.isPaused()).isTrue();
        awaitState(vm, "paused");
    }

    @Test
    void findsOutWhatHasHappenedWhileTheHostWasAway() {
        ScriptedDomain vm = lab.run("away");
        awaitState(vm, "running");
        lab.die();
        awaitState(vm, "unknown");
        vm.shutDown();
        lab.comeBack();
        awaitState(vm, "shutoff");
        when().get("/connections").then().statusCode(200).body("name", hasItem(LAB));
    }

    private static void awaitState(ScriptedDomain vm, String state) {
        soon().untilAsserted(() -> when().get("/connections/lab/domains").then().statusCode(200)
                .body("find { it.uuid == '%s' }.state".formatted(vm.uuid()), equalTo(state)));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
