package io.quarkiverse.libvirt.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.Domain;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.it.host.BootSector;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkiverse.libvirt.it.host.QemuGuest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** kill -9 of a daemon whose guests live on, and don't wait for it. */
@QuarkusTest
@WithTestResource(PrivateDaemonResource.Qemu.class)
class QemuGuestsOutliveTheDaemonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    PrivateDaemon daemon;

    @Inject
    LibvirtConnection connection;

    @Inject
    Vertx vertx;

    private Connect operator;

    @Test
    void whatHappensMeanwhileIsToldAndNothingElse() throws Exception {
        connection.whenOpen().await().atMost(PATIENCE);
        QemuGuest stays = new QemuGuest(daemon, BootSector.idle());
        QemuGuest dies = new QemuGuest(daemon, BootSector.idle());
        QemuGuest paused = new QemuGuest(daemon, BootSector.idle());
        operator = new Connect(daemon.qemuSessionUri());
        try (Told told = new Told(vertx, LibvirtConnection.DEFAULT_NAME)) {
            operator.domainCreateXML(stays.xml(), 0).free();
            define(dies).free();
            Domain suspended = define(paused);
            suspended.suspend();
            suspended.free();
            await().atMost(PATIENCE).untilAsserted(() -> assertAgreed());
            await().atMost(PATIENCE).until(() -> lifecycle(told, paused).contains("SUSPENDED/PAUSED"));

            killAnd(dies::killQemu);
            assertThat(lifecycle(told, dies)).filteredOn(event -> event.startsWith("STOPPED")).hasSize(1);
            killAnd(() -> {
            });
            killAnd(stays::killQemu);

            assertThat(connection.domains().get(stays.uuid())).isEmpty();
            assertThat(lifecycle(told, stays)).startsWith("RESUMED/UNPAUSED", "STARTED/BOOTED")
                    .filteredOn(event -> !event.startsWith("RESUMED")).hasSize(2)
                    .last().asString().startsWith("STOPPED/");
            assertThat(lifecycle(told, dies)).filteredOn(event -> event.startsWith("STOPPED")).hasSize(1);
            assertThat(lifecycle(told, paused)).containsExactly("DEFINED/ADDED", "RESUMED/UNPAUSED", "STARTED/BOOTED",
                    "SUSPENDED/PAUSED");
        } finally {
            operator.close();
        }
    }

    private Domain define(QemuGuest guest) throws Exception {
        Domain domain = operator.domainDefineXML(guest.xml());
        domain.create();
        return domain;
    }

    private void killAnd(Runnable meanwhile) throws Exception {
        long generation = connection.generation();
        daemon.kill();
        meanwhile.run();
        operator.close();
        daemon.restart();
        operator = new Connect(daemon.qemuSessionUri());
        await().atMost(PATIENCE).until(() -> connection.generation() > generation);
        await().atMost(PATIENCE).untilAsserted(this::assertAgreed);
    }

    private void assertAgreed() throws Exception {
        assertThat(connection.domains().isComplete()).isTrue();
        assertThat(DomainFacts.of(connection)).isEqualTo(DomainFacts.of(operator));
    }

    private static List<String> lifecycle(Told told, QemuGuest guest) {
        UUID uuid = guest.uuid();
        return told.of(DomainLifecycleEvent.class).stream().filter(event -> event.domain().uuid().equals(uuid))
                .map(event -> event.event() + "/" + event.detail()).toList();
    }
}
