package io.quarkiverse.libvirt.test;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ContinuousTestingTestUtils;
import io.quarkus.test.ContinuousTestingTestUtils.TestStatus;
import io.quarkus.test.QuarkusDevModeTest;

class ContinuousTestsHaveADaemonOfTheirOwnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOCKET = "?socket=";
    private static final FreePort PORT = new FreePort();

    private static final List<String> ALL = new ArrayList<>();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(GuestsResource.class, DaemonGuests.class, JvmWide.class)
                    .addAsResource(PORT.properties(ContinuousTestingTestUtils.appProperties(
                            "quarkus.libvirt.devservices.mode=daemon", "quarkus.libvirt.devservices.driver=test")),
                            "application.properties"))
            .withTestArchive(jar -> jar.addClass(ContinuouslyTested.class));

    @AfterAll
    static void andBothAreGoneAfterDevMode() {
        JvmWide.forget(ContinuouslyTested.URIS);
        assertThat(ALL).hasSize(2).allSatisfy(
                uri -> assertThat(Path.of(uri.substring(uri.indexOf(SOCKET) + SOCKET.length()))).doesNotExist());
    }

    @Test
    void fromOneRunToTheNext() {
        PORT.use();
        ContinuousTestingTestUtils runs = new ContinuousTestingTestUtils();
        assertPassed(runs.waitForNextCompletion());
        APP.modifyTestSourceFile(ContinuouslyTested.class, source -> source.replace("run 0", "run 1"));
        await().atMost(PATIENCE).until(() -> JvmWide.list(ContinuouslyTested.URIS).stream()
                .anyMatch(each -> each.toString().startsWith("run 1")));
        assertPassed(runs.waitForNextCompletion());
        List<String> ofTests = JvmWide.<String> list(ContinuouslyTested.URIS).stream()
                .map(each -> each.substring("run 0 ".length())).distinct().toList();
        String text = when().get("/guests").then().statusCode(200).extract().asString();
        // What the tests start isn't in front of who looks at the application.
        assertThat(text).startsWith("generation 0, []");
        ALL.addAll(ofTests);
        ALL.add(text.substring(text.lastIndexOf(' ') + 1));
        assertThat(ALL).hasSize(2).doesNotHaveDuplicates().allMatch(uri -> uri.startsWith("test+unix:///default" + SOCKET));
    }

    private static void assertPassed(TestStatus status) {
        assertThat(status.getTotalTestsFailed()).isZero();
        assertThat(status.getTotalTestsPassed()).isEqualTo(1);
    }
}
