package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtEvents;
import io.quarkiverse.libvirt.event.DomainEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The examples of the guide's page on receiving. */
class DocumentedReceiversTest {

    private static final Path PAGE = Path.of("../docs/modules/ROOT/pages/receiving.adoc");
    private static final Path SOURCE = Path
            .of("src/test/java", DocumentedReceiversTest.class.getName().replace('.', '/') + ".java");
    private static final Pattern EXAMPLE = Pattern.compile("^\\[source,java]\n----\n(.*?)\n----$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClass(Documented.class));

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(Documented.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            said.add(String.format(message.getMessage(), message.getParameters()));
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @Inject
    Documented documented;

    @Test
    void doWhatTheGuideSays() throws Exception {
        documented.more();
        logger.addHandler(handler);
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.destroy();
            domain.create();
            domain.free();
            String stopped = "test: STOPPED (DESTROYED)";
            String started = "test: STARTED (BOOTED)";
            String later = "libvirt may be called here about test";
            String last = "The last that is known of test";
            // The consumer and the observer say the same, so do the asynchronous observer and the stream on a worker thread.
            await().untilAsserted(() -> assertThat(said).containsExactlyInAnyOrder(stopped, stopped, started, started,
                    "test is down", later, later, later, later, last, last, "filtered STOPPED", "filtered STARTED"));
        } finally {
            operator.close();
            logger.removeHandler(handler);
        }
    }

    @Test
    void areThoseOfTheGuide() throws Exception {
        String source = withoutIndentation(Files.readString(SOURCE));
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE)).results().map(match -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(4)
                .allSatisfy(example -> assertThat(source).contains(withoutIndentation(example)));
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Singleton
    static class Documented {

        @Inject
        LibvirtEvents events;

        void follow(@Observes StartupEvent start) {
            events.events(DomainLifecycleEvent.class,
                    EventFilter.none().lifecycle(DomainEventType.STOPPED, DomainEventType.CRASHED))
                    .subscribe().with(event -> Log.infof("%s is down", event.domain().name()),
                            failure -> Log.error("Nobody watches any more", failure));
        }

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void consume(DomainLifecycleEvent event) {
            Log.infof("%s: %s (%s)", event.domain().name(), event.event(), event.detail());
        }

        void observe(@Observes DomainLifecycleEvent event) {
            Log.infof("%s: %s (%s)", event.domain().name(), event.event(), event.detail());
        }

        void observeLater(@ObservesAsync DomainEvent event) {
            Log.infof("libvirt may be called here about %s", event.domain().name());
        }

        void more() {
            EventFilter filter = EventFilter.none()
                    .connection(LibvirtConnection.DEFAULT_NAME)
                    .domain(UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"))
                    .types(DomainLifecycleEvent.class, DomainRebootEvent.class);
            events.events(DomainLifecycleEvent.class, filter)
                    .subscribe().with(event -> Log.infof("filtered %s", event.event()));

            events.events(DomainEvent.class).emitOn(Infrastructure.getDefaultWorkerPool())
                    .subscribe().with(event -> Log.infof("libvirt may be called here about %s", event.domain().name()));

            events.events(DomainEvent.class).onOverflow().dropPreviousItems()
                    .subscribe().with(event -> Log.infof("The last that is known of %s", event.domain().name()));
        }
    }
}
