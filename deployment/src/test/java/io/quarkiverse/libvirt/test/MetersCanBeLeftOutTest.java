package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

@Timeout(60)
class MetersCanBeLeftOutTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Extensions.class))
            .setForcedDependencies(Extensions.of("quarkus-micrometer-registry-prometheus"))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.metrics.enabled", "false");

    @TestHTTPResource("/q/metrics")
    URL metrics;

    @Inject
    LibvirtConnection connection;

    @Test
    void andThoseOfOthersRemain() throws Exception {
        connection.whenOpen().await().atMost(Duration.ofSeconds(30));
        connection.call(host -> host.numOfDomains());
        List<String> lines = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(metrics.toString())).build(), BodyHandlers.ofLines()).body().toList();
        assertThat(lines).anyMatch(line -> line.startsWith("jvm_")).noneMatch(line -> line.startsWith("libvirt_"));
    }
}
