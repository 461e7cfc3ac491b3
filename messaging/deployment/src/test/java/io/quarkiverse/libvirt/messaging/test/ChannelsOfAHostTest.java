package io.quarkiverse.libvirt.messaging.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.ConnectionEvent;
import io.quarkiverse.libvirt.event.ConnectionOpeningEvent;
import io.quarkiverse.libvirt.event.ConnectionResynchronisedEvent;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainRebootEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.messaging.LibvirtEventMetadata;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** libvirt's test driver, without anything between its events and the channels. */
class ChannelsOfAHostTest {

    private static final String VM = "6695eb01-f6a4-8304-79aa-97f2502e193f";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Consumers.class))
            .overrideConfigKey("mp.messaging.incoming.vms.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.relayed.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.relayed.connection", LibvirtConnection.DEFAULT_NAME)
            .overrideConfigKey("mp.messaging.incoming.written.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.hosts.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.injected.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.elsewhere.connector", "quarkus-libvirt")
            .overrideConfigKey("mp.messaging.incoming.elsewhere.connection", "host7");

    @Inject
    Consumers consumers;

    @Channel("injected")
    Multi<LibvirtEvent> injected;

    @Inject
    ObjectMapper mapper;

    @Test
    void bringMessages() throws Exception {
        // None came too early, though the host is listed before a channel has its consumer.
        await().untilAsserted(() -> assertThat(consumers.hosts).hasAtLeastOneElementOfType(ConnectionOpeningEvent.class)
                .hasAtLeastOneElementOfType(ConnectionResynchronisedEvent.class));
        List<LibvirtEvent> late = new CopyOnWriteArrayList<>();
        injected.subscribe().with(late::add);

        suspendAndResume();
        await().untilAsserted(() -> assertThat(consumers.vms).extracting(message -> message.getPayload().event())
                .containsExactly(DomainEventType.SUSPENDED, DomainEventType.RESUMED));
        Message<DomainLifecycleEvent> second = consumers.vms.get(1);
        DomainLifecycleEvent event = second.getPayload();
        assertThat(second.getMetadata(LibvirtEventMetadata.class)).contains(new LibvirtEventMetadata(VM,
                "libvirt.domain.lifecycle", event.time(), LibvirtConnection.DEFAULT_NAME, 1, event.sequence(), false, 0, 1));
        // Each message has a context of its own.
        assertThat(consumers.contexts).doesNotHaveDuplicates().doesNotContainNull();
        // What a method makes of an event still says what it is about.
        await().untilAsserted(() -> assertThat(consumers.words).extracting(Message::getPayload)
                .containsExactly("test is SUSPENDED", "test is RESUMED"));
        assertThat(consumers.words).allSatisfy(message -> assertThat(message.getMetadata(LibvirtEventMetadata.class))
                .hasValueSatisfying(metadata -> assertThat(metadata.key()).isEqualTo(VM)));
        // What comes as JSON is an event to a method that takes one.
        await().untilAsserted(() -> assertThat(consumers.read).containsExactlyElementsOf(
                consumers.vms.stream().map(Message::getPayload).toList()));
        // Who subscribes later gets what comes then.
        await().untilAsserted(() -> assertThat(late).hasSizeGreaterThanOrEqualTo(2));
        assertThat(late).doesNotHaveAnyElementsOfTypes(ConnectionEvent.class);
        assertThat(consumers.elsewhere).isEmpty();

        String json = mapper.writeValueAsString(event);
        assertThat(json).isEqualTo(event.toJson().encode());
        assertThat(mapper.readValue(json, DomainLifecycleEvent.class)).isEqualTo(event);
        assertThat(mapper.readValue(json, LibvirtEvent.class)).isEqualTo(event);
        assertThatThrownBy(() -> mapper.readValue(json, DomainRebootEvent.class))
                .isInstanceOf(JsonMappingException.class).hasMessageContaining("is a DomainLifecycleEvent");
    }

    private static void suspendAndResume() throws LibvirtException {
        Connect operator = new Connect("test:///default");
        try {
            Domain domain = operator.domainLookupByName("test");
            domain.suspend();
            domain.resume();
            domain.free();
        } finally {
            operator.close();
        }
    }

    @Singleton
    static class Consumers {

        final List<Message<DomainLifecycleEvent>> vms = new CopyOnWriteArrayList<>();
        final List<Context> contexts = new CopyOnWriteArrayList<>();
        final List<ConnectionEvent> hosts = new CopyOnWriteArrayList<>();
        final List<Message<String>> words = new CopyOnWriteArrayList<>();
        final List<DomainLifecycleEvent> read = new CopyOnWriteArrayList<>();
        final List<LibvirtEvent> elsewhere = new CopyOnWriteArrayList<>();

        @Incoming("vms")
        CompletionStage<Void> vm(Message<DomainLifecycleEvent> message) {
            vms.add(message);
            contexts.add(Vertx.currentContext());
            return message.ack();
        }

        @Incoming("hosts")
        void host(ConnectionEvent event) {
            hosts.add(event);
        }

        @Incoming("relayed")
        @Outgoing("words")
        String say(DomainLifecycleEvent event) {
            return event.domain().name() + " is " + event.event();
        }

        @Incoming("words")
        CompletionStage<Void> word(Message<String> message) {
            words.add(message);
            return message.ack();
        }

        @Incoming("written")
        @Outgoing("json")
        JsonObject write(DomainLifecycleEvent event) {
            return event.toJson();
        }

        @Incoming("json")
        void read(DomainLifecycleEvent event) {
            read.add(event);
        }

        @Incoming("elsewhere")
        void elsewhere(LibvirtEvent event) {
            elsewhere.add(event);
        }
    }
}
