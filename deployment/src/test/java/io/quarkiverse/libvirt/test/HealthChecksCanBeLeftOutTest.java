package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;

@Timeout(60)
class HealthChecksCanBeLeftOutTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Extensions.class))
            .setForcedDependencies(Extensions.of("quarkus-smallrye-health"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.health.enabled", "false");

    @TestHTTPResource("/q/health")
    URL health;

    @Test
    void andThereIsHealthWithoutThem() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(health.toString())).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("UP");
        assertThat(new JsonObject(answer.body()).getJsonArray("checks")).extracting(Object::toString)
                .noneMatch(check -> check.contains("libvirt"));
    }
}
