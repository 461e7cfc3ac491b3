package org.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.standin.EventClass;
import io.quarkiverse.libvirt.testing.ScriptedHost;
import io.quarkiverse.libvirt.testing.WithScriptedHost;
import io.quarkus.test.junit.QuarkusTest;

/** A listener of libvirt-java, on a connection that the application has opened by itself. */
@QuarkusTest
@WithScriptedHost
class OwnListenerTest {

    @Inject
    OwnListener listener;

    @Test
    void isCalledOnTheEventLoop() throws LibvirtException {
        try (ScriptedHost own = ScriptedHost.start("own")) {
            listener.open(own.uri());
            own.daemon().awaitSubscription(EventClass.DOMAIN, 0);
            own.run("vm").destroy();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(listener.heard()).hasSize(3));
            assertThat(listener.heard()).allMatch(each -> each.startsWith("vert.x-eventloop-thread-"));
            listener.close();
            own.awaitDisconnected();
        }
    }
}
