package io.quarkiverse.libvirt.benchmarks.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

/** What the application does besides, on the same event loops. */
@ApplicationScoped
public class Hello {

    void routes(@Observes Router router) {
        router.get("/hello").handler(request -> request.response().end("Hello"));
    }
}
