package io.quarkiverse.libvirt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.standin.DomainEvents;
import io.quarkus.test.junit.QuarkusTest;

/** What a script does to the guests of its hosts is what the application hears of the connections. */
@QuarkusTest
class ScriptedGuestsAreToldOfTest extends TwoScriptedHosts {

    @Test
    void inTheirOrderAndOfTheirConnection() {
        ScriptedDomain here = host.run("told");
        ScriptedDomain there = host7.run("told");
        here.suspend().resume().shutDown().start().die();
        there.destroy().undefine();
        soon().untilAsserted(() -> assertThat(heard.lifecycle("told"))
                .filteredOn(event -> event.startsWith("<default> ")).containsExactly("<default> DEFINED ADDED",
                        "<default> STARTED BOOTED", "<default> SUSPENDED PAUSED", "<default> RESUMED UNPAUSED",
                        "<default> SHUTDOWN GUEST", "<default> STOPPED SHUTDOWN", "<default> STARTED BOOTED",
                        "<default> STOPPED FAILED"));
        soon().untilAsserted(() -> assertThat(heard.lifecycle("told"))
                .filteredOn(event -> event.startsWith("host7 ")).containsExactly("host7 DEFINED ADDED",
                        "host7 STARTED BOOTED", "host7 STOPPED DESTROYED", "host7 UNDEFINED REMOVED"));
        assertThat(there.isThere()).isFalse();
        assertThat(here.isThere()).isTrue();
    }

    @Test
    void byAnyOtherEventToo() {
        host7.run("dog").emit(guest -> DomainEvents.watchdog(guest, 2));
        soon().untilAsserted(() -> assertThat(heard.watchdogs("dog")).containsExactly(2));
    }

    @Test
    void andTheApplicationCanChangeThem() throws LibvirtException {
        ScriptedDomain operated = host7.define("operated");
        connections.get("host7").call(libvirt -> {
            Domain domain = libvirt.domainLookupByName("operated");
            domain.create();
            domain.free();
            return null;
        });
        assertThat(operated.isRunning()).isTrue();
        soon().untilAsserted(() -> assertThat(heard.lifecycle("operated")).last().isEqualTo("host7 STARTED BOOTED"));
        assertThat(connections.get(LibvirtConnection.DEFAULT_NAME).domains().byName("operated")).isEmpty();
    }
}
