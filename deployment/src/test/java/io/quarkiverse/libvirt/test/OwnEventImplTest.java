package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.libvirt.EventImpl;
import io.quarkiverse.libvirt.VertxEventImpl;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import io.quarkus.test.QuarkusUnitTest;

class OwnEventImplTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TestHost.class, PollEventImpl.class, Pipe.class));

    @Inject
    EventImpl eventImpl;

    @Inject
    PollEventImpl own;

    @Inject
    TestHost host;

    @Test
    void isUsedByLibvirtInPlaceOfVertxEventImpl() throws Exception {
        assertThat(ClientProxy.unwrap(eventImpl)).isSameAs(own);
        assertThat(vertxEventImplOrNull()).isNull();
        assertThat(own.called).isTrue();
        host.suspendAndResume();
        await().untilAsserted(() -> assertThat(host.arrived).containsExactly(DomainEventType.SUSPENDED,
                DomainEventType.RESUMED));
    }

    /** It can still be asked for by its class; nobody did. */
    private static VertxEventImpl vertxEventImplOrNull() {
        InjectableBean<VertxEventImpl> bean = Arc.container().select(VertxEventImpl.class).getHandle().getBean();
        return Arc.container().getActiveContext(Singleton.class).get(bean);
    }
}
