package io.quarkiverse.libvirt.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What libvirt's client finds on the stand-in's host. */
class TheHostIsListedTest {

    final StandInDaemon daemon = StandInDaemon.start();
    final HostInventory host = daemon.host();

    @AfterEach
    void end() {
        daemon.close();
    }

    @Test
    void itsGuests() {
        Domain running = host.start(host.defineDomain("running"));
        host.defineDomain("defined");
        host.suspend(host.createDomain("paused"));
        assertThat(lines("list", "--all")).containsExactlyInAnyOrder(running.id() + " running running", "- defined shut off",
                "2 paused paused");
        assertThat(lines("list", "--name")).containsExactlyInAnyOrder("running", "paused");
        assertThat(lines("list", "--name", "--inactive")).containsExactly("defined");
        assertThat(lines("list", "--all", "--name", "--persistent")).containsExactlyInAnyOrder("running", "defined");
        assertThat(lines("list", "--all", "--name", "--transient")).containsExactly("paused");
        assertThat(lines("list", "--all", "--name", "--state-paused")).containsExactly("paused");
        assertThat(lines("list", "--all", "--name", "--with-snapshot")).isEmpty();
        assertThat(lines("domstate", "--reason", "paused")).containsExactly("paused (user)");
        assertThat(lines("domstats", "--state", "running")).containsExactly("Domain: 'running'", "state.state=1",
                "state.reason=1");
        assertThat(lines("domstats", "--list-inactive")).containsExactly("Domain: 'defined'", "state.state=5",
                "state.reason=0");
        assertThat(lines("domuuid", "running")).containsExactly(running.uuid().toString());
        assertThat(lines("domname", running.uuid().toString())).containsExactly("running");
        assertThat(lines("domuuid", "nobody")).contains("error: failed to get domain 'nobody'");
    }

    @Test
    void itsNetworksAndStoragePools() {
        Network network = host.defineNetwork("net");
        host.defineNetwork("off");
        host.start(network);
        StoragePool pool = host.defineStoragePool("pool");
        host.start(pool);
        host.undefine(pool);
        assertThat(lines("net-list", "--all", "--name")).containsExactlyInAnyOrder("net", "off");
        assertThat(lines("net-list", "--name")).containsExactly("net");
        // virsh asks for their sizes besides, in vain.
        assertThat(lines("pool-list", "--name", "--transient")).contains("pool");
        assertThat(lines("pool-list", "--name", "--persistent")).isEmpty();
        host.stop(pool);
        assertThat(lines("pool-list", "--all", "--name")).isEmpty();
    }

    @Test
    void itsDevicesAndSecrets() {
        NodeDevice device = new NodeDevice("net_eth0");
        host.add(device);
        assertThat(lines("nodedev-list")).containsExactly("net_eth0");
        host.remove(device);
        assertThat(lines("nodedev-list")).isEmpty();
        Secret secret = new Secret(UUID.randomUUID(), 2, "client.admin secret");
        host.define(secret);
        assertThat(lines("secret-list")).containsExactly(secret.uuid() + " ceph client.admin secret");
        host.undefine(secret);
        assertThat(lines("secret-list")).isEmpty();
    }

    @Test
    void aChangeSendsItsEvent() {
        try (Virsh virsh = Virsh.start(daemon, "event", "--event", "lifecycle", "--loop")) {
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            Domain vm = host.start(host.defineDomain("vm"));
            host.suspend(vm);
            host.resume(vm);
            host.destroy(vm);
            host.undefine(vm);
            host.createDomain("other");
            virsh.awaitOutput("'other': Started Booted");
            assertThat(linesOf(virsh)).extracting(line -> line.substring(line.indexOf("'vm'") + 1)).startsWith(
                    "vm': Defined Added", "vm': Started Booted", "vm': Suspended Paused", "vm': Resumed Unpaused",
                    "vm': Stopped Destroyed", "vm': Undefined Removed");
        }
        assertThat(lines("list", "--all", "--name")).containsExactly("other");
    }

    @Test
    void whatEndsByItselfSendsItsEventsToo() {
        try (Virsh virsh = Virsh.start(daemon, "event", "--event", "lifecycle", "--loop")) {
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            Domain vm = host.silently().defineDomain("vm");
            host.shutDown(host.silently().start(vm));
            host.crash(host.silently().start(vm));
            host.fail(host.silently().start(vm));
            host.shutDown(host.silently().createDomain("other"));
            virsh.awaitOutput("'other': Stopped Shutdown");
            assertThat(linesOf(virsh)).extracting(line -> line.substring(line.indexOf("'vm'") + 1)).startsWith(
                    "vm': Shutdown Finished after guest request", "vm': Stopped Shutdown", "vm': Crashed Panicked",
                    "vm': Stopped Crashed", "vm': Stopped Failed");
        }
        assertThat(lines("list", "--all", "--name")).containsExactly("vm");
    }

    @Test
    void aSilentChangeSendsNone() {
        try (Virsh virsh = Virsh.start(daemon, "event", "--event", "lifecycle", "--loop")) {
            daemon.awaitSubscription(EventClass.DOMAIN, 0);
            Domain vm = host.silently().start(host.silently().defineDomain("vm"));
            host.suspend(vm);
            virsh.awaitOutput("'vm': Suspended Paused");
            assertThat(linesOf(virsh)).hasSize(1);
        }
        assertThat(host.domain(Samples.GUEST.uuid())).isEmpty();
        assertThat(host.domains()).extracting(each -> each.domain().name()).containsExactly("vm");
    }

    @Test
    void anAnswerCanBeOvertakenByWhatHappens() {
        daemon.holdAnswer(Procedures.CONNECT_LIST_ALL_DOMAINS);
        assertThat(listedAround("late")).isEmpty();
    }

    @Test
    void anAnswerThatIsHeldIsMadeWhenItIsSent() {
        daemon.hold(Procedures.CONNECT_LIST_ALL_DOMAINS);
        assertThat(listedAround("early")).containsExactly("early");
    }

    @Test
    void whatIsNotThereCantChange() {
        assertThatIllegalArgumentException().isThrownBy(() -> host.start(Samples.GUEST)).withMessageContaining("vm");
        assertThatIllegalArgumentException().isThrownBy(() -> host.undefine(new Network("net", UUID.randomUUID())));
    }

    /** What a listing finds when a guest is defined between its call and its answer. */
    private List<String> listedAround(String name) {
        try (Virsh virsh = Virsh.start(daemon, "list", "--all", "--name")) {
            daemon.awaitCalls(Procedures.CONNECT_LIST_ALL_DOMAINS, 1);
            host.defineDomain(name);
            daemon.answerNormally(Procedures.CONNECT_LIST_ALL_DOMAINS);
            virsh.awaitEnd();
            return linesOf(virsh);
        }
    }

    private List<String> lines(String... arguments) {
        try (Virsh virsh = Virsh.start(daemon, arguments)) {
            virsh.awaitEnd();
            return linesOf(virsh);
        }
    }

    private static List<String> linesOf(Virsh virsh) {
        return virsh.output().lines().map(line -> line.strip().replaceAll("\\s+", " ")).filter(line -> !line.isEmpty())
                .toList();
    }
}
