package org.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.libvirt.ConnectionState;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtConnections;
import io.quarkiverse.libvirt.testing.InjectScriptedHost;
import io.quarkiverse.libvirt.testing.ScriptedDomain;
import io.quarkiverse.libvirt.testing.ScriptedHost;
import io.quarkiverse.libvirt.testing.WithScriptedHost;
import io.quarkus.test.junit.QuarkusTest;

/** The examples of the guide's how-to pages do what these say. */
@QuarkusTest
@WithScriptedHost
class HowToTest {

    private static final int FLEET = 100;

    @InjectScriptedHost
    ScriptedHost host;

    @Inject
    LibvirtConnection connection;

    @Inject
    LibvirtConnections connections;

    @Inject
    Fleet fleet;

    @Inject
    VmTable table;

    @Inject
    Meter meter;

    @Inject
    Running running;

    @Test
    void aDeathIsLogged() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler handler = handler(said);
        Logger logger = Logger.getLogger(VmDeaths.class.getName());
        logger.addHandler(handler);
        try {
            host.run("dies").die();
            host.run("ends").shutDown();
            host.run("last").die();
            soon().untilAsserted(() -> assertThat(said).containsExactly("dies on <default> is down: FAILED",
                    "last on <default> is down: FAILED"));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void whatMustRunIsStartedAgain() {
        ScriptedDomain web = host.run("web-1");
        ScriptedDomain other = host.run("no-web");
        other.crash();
        web.crash();
        soon().until(web::isRunning);
        assertThat(other.isRunning()).isFalse();
    }

    @Test
    void aFleetIsOpenedFromAFile(@TempDir Path folder) throws IOException {
        try (ScriptedHost many = ScriptedHost.start("many")) {
            many.run("guest-of-each");
            Path hosts = folder.resolve("hosts");
            Files.write(hosts, IntStream.range(0, FLEET).mapToObj(number -> "fleet-" + number + " " + many.uri()).toList());
            fleet.open(hosts);
            soon().untilAsserted(
                    () -> assertThat(fleet.states()).containsEntry(ConnectionState.RESYNCHRONISED, FLEET + 1L));
            soon().untilAsserted(() -> assertThat(table.rows().values())
                    .filteredOn(row -> row.name().equals("guest-of-each")).hasSize(FLEET));
            IntStream.range(0, FLEET).forEach(number -> connections.close("fleet-" + number));
            many.awaitDisconnected();
        }
    }

    @Test
    void theTableFollowsTheHost() {
        ScriptedDomain vm = host.run("in-table");
        Supplier<VmTable.Row> row = () -> table.rows().get(new VmTable.Key("<default>", vm.uuid()));
        soon().untilAsserted(() -> assertThat(row.get()).isEqualTo(new VmTable.Row("in-table", "RUNNING", true)));
        assertThat(running.running()).isPositive();
        host.die();
        soon().untilAsserted(() -> assertThat(row.get()).isEqualTo(new VmTable.Row("in-table", "RUNNING", false)));
        assertThat(running.running()).isZero();
        vm.suspend();
        host.comeBack();
        soon().untilAsserted(() -> assertThat(row.get()).isEqualTo(new VmTable.Row("in-table", "PAUSED", true)));
        vm.remove();
        soon().until(() -> row.get() == null);
    }

    @Test
    void aRunIsBilledAndNoneThatNobodySaw() {
        ScriptedDomain vm = host.run("billed");
        soon().until(() -> meter.runs(vm.uuid()));
        vm.suspend();
        soon().until(() -> !meter.runs(vm.uuid()));
        Duration first = meter.billed(vm.uuid());
        assertThat(first).isPositive();
        vm.resume();
        soon().until(() -> meter.runs(vm.uuid()));
        host.die();
        soon().until(() -> !connection.isOpen());
        long away = System.nanoTime();
        vm.crash();
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        host.comeBack();
        soon().until(() -> !meter.runs(vm.uuid()));
        assertThat(meter.billed(vm.uuid())).isGreaterThan(first);
        // Half a second of it nobody has seen.
        assertThat(meter.billed(vm.uuid()).minus(first)).isLessThan(Duration.ofNanos(System.nanoTime() - away));
    }

    private static Handler handler(List<String> said) {
        return new Handler() {
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
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
