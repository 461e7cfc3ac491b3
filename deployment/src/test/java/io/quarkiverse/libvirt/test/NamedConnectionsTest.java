package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnectionName;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.LibvirtUnavailableException;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent;
import io.quarkiverse.libvirt.event.ConnectionClosedEvent.Reason;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.DomainStatus;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.ConsumeEvent;

/** Hosts with names: configured, injected, and added at run time. */
class NamedConnectionsTest {

    private static final Path HOSTS = Path.of("/tmp", "quarkus-libvirt-named-" + ProcessHandle.current().pid());

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Consumer.class))
            .setBeforeAllCustomizer(NamedConnectionsTest::writeHosts)
            .setAfterAllCustomizer(NamedConnectionsTest::removeHosts)
            .overrideConfigKey("quarkus.libvirt.uri", "test:///default")
            .overrideConfigKey("quarkus.libvirt.\"host 7\".uri", "test://" + HOSTS.resolve("seven.xml"))
            .overrideConfigKey("quarkus.libvirt.lab.uri", "test://" + HOSTS.resolve("lab.xml"))
            .overrideConfigKey("quarkus.libvirt.lab.startup", "lazy")
            .overrideConfigKey("quarkus.libvirt.off.uri", "test://" + HOSTS.resolve("off.xml"))
            .overrideConfigKey("quarkus.libvirt.off.active", "false");

    @Inject
    LibvirtConnection unnamed;

    @Inject
    @LibvirtConnectionName("host 7")
    LibvirtConnection seven;

    @Inject
    LibvirtConnections connections;

    @Inject
    Consumer consumer;

    private static void writeHosts() {
        try {
            Files.createDirectories(HOSTS);
            for (String host : new String[] { "seven", "lab", "off", "guest" }) {
                Files.writeString(HOSTS.resolve(host + ".xml"), "<node><domain type='test'><name>vm-of-" + host
                        + "</name><memory>1024</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain></node>");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeHosts() {
        try {
            for (String host : new String[] { "seven", "lab", "off", "guest" }) {
                Files.deleteIfExists(HOSTS.resolve(host + ".xml"));
            }
            Files.deleteIfExists(HOSTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areOpenWhenTheApplicationHasStarted() {
        assertThat(unnamed.name()).isEqualTo(LibvirtConnection.DEFAULT_NAME);
        assertThat(unnamed.state()).isEqualTo(ConnectionState.RESYNCHRONISED);
        assertThat(unnamed.domains().all()).extracting(DomainStatus::name).contains("test");
        assertThat(seven.name()).isEqualTo("host 7");
        assertThat(seven.state()).isEqualTo(ConnectionState.RESYNCHRONISED);
        assertThat(seven.domains().all()).extracting(DomainStatus::name).containsExactly("vm-of-seven");
        assertThat(seven.domains().inState(DomainState.RUNNING)).hasSize(1);
    }

    @Test
    void canBeFoundByTheirNames() {
        assertThat(connections.all()).extracting(LibvirtConnection::name).contains(LibvirtConnection.DEFAULT_NAME, "host 7",
                "lab", "off");
        assertThat(connections.get("host 7").uri()).isEqualTo(seven.uri());
        assertThat(Arc.container().instance(LibvirtConnection.class, LibvirtConnectionName.Literal.of("host 7")).get().name())
                .isEqualTo("host 7");
        assertThat(connections.find("host 8")).isEmpty();
        assertThatThrownBy(() -> connections.get("host 8")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quarkus.libvirt.\"host 8\".uri").hasMessageContaining("'host 7'");
    }

    @Test
    void nameTheirEvents() throws LibvirtException {
        seven.call(host -> {
            Domain domain = host.domainLookupByName("vm-of-seven");
            domain.suspend();
            domain.resume();
            return domain.free();
        });
        await().untilAsserted(() -> assertThat(consumer.lifecycle).filteredOn(event -> event.connection().equals("host 7"))
                .hasSize(2).allSatisfy(event -> assertThat(event.domain().name()).isEqualTo("vm-of-seven")));
    }

    @Test
    void aLazyOneIsOpenedByItsFirstUse() throws LibvirtException {
        LibvirtConnection lab = connections.get("lab");
        assertThat(lab.state()).isEqualTo(ConnectionState.IDLE);
        assertThat(lab.<Integer> call(host -> host.numOfDomains())).isEqualTo(1);
        assertThat(lab.state()).isEqualTo(ConnectionState.RESYNCHRONISED);
    }

    @Test
    void oneThatIsNotActiveIsOpenedByCodeOnly() throws LibvirtException {
        LibvirtConnection off = connections.get("off");
        assertThatThrownBy(() -> off.call(host -> host.numOfDomains())).isInstanceOf(LibvirtUnavailableException.class)
                .hasMessageContaining("'off'").hasMessageContaining("quarkus.libvirt.\"off\".active is false");
        assertThat(off.state()).isEqualTo(ConnectionState.IDLE);
        off.open().await().atMost(Duration.ofSeconds(10));
        assertThat(off.<Integer> call(host -> host.numOfDomains())).isEqualTo(1);
    }

    @Test
    void mayComeAndGo() {
        String uri = "test://" + HOSTS.resolve("guest.xml");
        LibvirtConnection guest = connections.open("guest", uri);
        guest.whenOpen().await().atMost(Duration.ofSeconds(10));
        assertThat(guest.domains().byName("vm-of-guest")).isPresent();
        assertThatThrownBy(() -> connections.open("guest", uri)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'guest'");

        connections.close("guest");
        assertThat(guest.state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(connections.find("guest")).isEmpty();
        await().untilAsserted(() -> assertThat(consumer.closed).singleElement().satisfies(event -> {
            assertThat(event.connection()).isEqualTo("guest");
            assertThat(event.reason()).isEqualTo(Reason.CLIENT);
        }));
        assertThatThrownBy(() -> guest.call(host -> host.numOfDomains())).isInstanceOf(LibvirtUnavailableException.class)
                .hasMessageContaining("closed");
        connections.open("guest", uri).whenOpen().await().atMost(Duration.ofSeconds(10));
        connections.close("guest");
    }

    @Singleton
    static class Consumer {

        final Queue<DomainLifecycleEvent> lifecycle = new ConcurrentLinkedQueue<>();
        final Queue<ConnectionClosedEvent> closed = new ConcurrentLinkedQueue<>();

        @ConsumeEvent(EventAddresses.DOMAIN_LIFECYCLE)
        void on(DomainLifecycleEvent event) {
            lifecycle.add(event);
        }

        @ConsumeEvent(EventAddresses.CONNECTION_CLOSED)
        void on(ConnectionClosedEvent event) {
            closed.add(event);
        }
    }
}
