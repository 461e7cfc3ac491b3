package io.quarkiverse.libvirt.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.quarkiverse.libvirt.event.DomainRef;
import io.quarkiverse.libvirt.event.DomainWatchdogEvent;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;

class ContextsOfEventsTest {

    private static final EventOrigin ORIGIN = new EventOrigin("host", 1, Instant.EPOCH);
    private static final DomainRef DOMAIN = new DomainRef("vm", new UUID(0, 1), 1);

    private final ContextsOfEvents contexts = new ContextsOfEvents();

    @Test
    void areThoseOfTheInstance() {
        LibvirtEvent one = event();
        LibvirtEvent equal = event();
        Context first = context("first");
        Context second = context("second");
        contexts.put(one, first);
        assertThat(contexts.get(equal)).isNull();
        contexts.put(equal, second);
        assertThat(contexts.get(one)).isSameAs(first);
        assertThat(contexts.get(equal)).isSameAs(second);
    }

    @Test
    void areForgottenWithTheEvent() {
        for (int i = 0; i < 1000; i++) {
            contexts.put(event(), context("one of many"));
        }
        LibvirtEvent kept = event();
        Context context = context("kept");
        contexts.put(kept, context);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            contexts.put(kept, context);
            return contexts.size() == 1;
        });
        assertThat(contexts.get(kept)).isSameAs(context);
    }

    private static LibvirtEvent event() {
        return new DomainWatchdogEvent(ORIGIN, DOMAIN, 1);
    }

    private static Context context(String name) {
        return Context.root().with(ContextKey.named("name"), name);
    }
}
