package io.quarkiverse.libvirt.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.standin.Domain;
import io.quarkiverse.libvirt.standin.HostInventory;
import io.quarkiverse.libvirt.standin.HostedDomain;
import io.quarkiverse.libvirt.standin.Network;
import io.quarkiverse.libvirt.standin.NodeDevice;
import io.quarkiverse.libvirt.standin.Procedures;
import io.quarkiverse.libvirt.standin.Refusal;
import io.quarkiverse.libvirt.standin.Secret;
import io.quarkiverse.libvirt.standin.StoragePool;

/** What a daemon tells of its host, and how often it is asked. */
class ListingOverTheProtocolTest {

    private static final int RUNNING_BOOTED = 1;
    private static final int SHUTOFF_UNKNOWN = 0;
    private static final int PAUSED_USER = 1;

    private final BareHost host = new BareHost();
    private final HostInventory there = host.daemon.host();
    private HostListing listing;

    @BeforeEach
    void open() throws LibvirtException {
        listing = host.open().listing();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anEmptyHost() throws LibvirtException {
        assertThat(listing.domains()).isEmpty();
        assertThat(listing.networks()).isEmpty();
        assertThat(listing.storagePools()).isEmpty();
        assertThat(listing.nodeDevices()).isEmpty();
        assertThat(listing.secrets()).isEmpty();
    }

    @Test
    void domainsInTwoRoundTrips() throws LibvirtException {
        List<ListedDomain> expected = someDomains();
        assertThat(listing.domains()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(host.daemon.callsOf(Procedures.CONNECT_GET_ALL_DOMAIN_STATS)).isOne();
        assertThat(host.daemon.callsOf(Procedures.CONNECT_LIST_ALL_DOMAINS)).isOne();
        assertThat(host.daemon.callsOf(Procedures.DOMAIN_GET_STATE)).isZero();
    }

    @Test
    void domainsOfADriverWithoutStatistics() throws LibvirtException {
        host.daemon.refuse(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, new Refusal(Refusal.NO_SUPPORT, "no statistics"));
        List<ListedDomain> expected = someDomains();
        assertThat(listing.domains()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(listing.domains()).containsExactlyInAnyOrderElementsOf(expected);
        // It need not say so twice.
        assertThat(host.daemon.callsOf(Procedures.CONNECT_GET_ALL_DOMAIN_STATS)).isOne();
        assertThat(host.daemon.callsOf(Procedures.CONNECT_LIST_ALL_DOMAINS)).isEqualTo(4);
        assertThat(host.daemon.callsOf(Procedures.DOMAIN_GET_STATE)).isEqualTo(2 * expected.size());
    }

    @Test
    void aDomainThatGoesAwayMeanwhileIsLeftOut() throws Exception {
        host.daemon.refuse(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, new Refusal(Refusal.NO_SUPPORT, "no statistics"));
        Domain staying = there.createDomain("staying");
        Domain leaving = there.createDomain("leaving");
        host.daemon.holdAnswer(Procedures.CONNECT_LIST_ALL_DOMAINS);
        Future<List<ListedDomain>> found = BareHost.start(listing::domains);
        host.daemon.awaitCalls(Procedures.CONNECT_LIST_ALL_DOMAINS, 1);
        there.destroy(leaving);
        host.daemon.answerNormally(Procedures.CONNECT_LIST_ALL_DOMAINS);
        assertThat(found.get(20, TimeUnit.SECONDS)).extracting(ListedDomain::uuid).containsExactly(staying.uuid());
    }

    @Test
    void anyOtherErrorIsTold() {
        someDomains();
        host.daemon.refuse(Procedures.CONNECT_GET_ALL_DOMAIN_STATS, new Refusal(Refusal.NO_SUPPORT, "no statistics"));
        host.daemon.refuse(Procedures.DOMAIN_GET_STATE, new Refusal(Refusal.ACCESS_DENIED, "no state"));
        assertThatThrownBy(listing::domains).isInstanceOf(LibvirtException.class).hasMessage("no state");
        host.daemon.refuse(Procedures.CONNECT_LIST_ALL_DOMAINS, new Refusal(Refusal.ACCESS_DENIED, "no list"));
        assertThatThrownBy(listing::domains).isInstanceOf(LibvirtException.class).hasMessage("no list");
    }

    @Test
    void networksInThreeRoundTrips() throws LibvirtException {
        Network active = there.defineNetwork("active");
        there.start(active);
        Network inactive = there.defineNetwork("inactive");
        Network passing = there.defineNetwork("passing");
        there.start(passing);
        there.undefine(passing);
        assertThat(listing.networks()).containsExactlyInAnyOrder(new ListedNetwork("active", active.uuid(), true, true),
                new ListedNetwork("inactive", inactive.uuid(), false, true),
                new ListedNetwork("passing", passing.uuid(), true, false));
        assertThat(host.daemon.callsOf(Procedures.CONNECT_LIST_ALL_NETWORKS)).isEqualTo(3);
    }

    @Test
    void storagePoolsInThreeRoundTrips() throws LibvirtException {
        StoragePool active = there.defineStoragePool("active");
        there.start(active);
        StoragePool inactive = there.defineStoragePool("inactive");
        StoragePool passing = there.defineStoragePool("passing");
        there.start(passing);
        there.undefine(passing);
        assertThat(listing.storagePools()).containsExactlyInAnyOrder(
                new ListedStoragePool("active", active.uuid(), true, true),
                new ListedStoragePool("inactive", inactive.uuid(), false, true),
                new ListedStoragePool("passing", passing.uuid(), true, false));
        assertThat(host.daemon.callsOf(Procedures.CONNECT_LIST_ALL_STORAGE_POOLS)).isEqualTo(3);
    }

    @Test
    void devicesAndSecretsInOneRoundTrip() throws LibvirtException {
        there.add(new NodeDevice("net_eth0"));
        there.add(new NodeDevice("computer"));
        Secret secret = new Secret(UUID.randomUUID(), 1, "/var/lib/volume");
        Secret unused = new Secret(UUID.randomUUID(), 0, "");
        there.define(secret);
        there.define(unused);
        assertThat(listing.nodeDevices()).containsExactlyInAnyOrder(new ListedNodeDevice("net_eth0"),
                new ListedNodeDevice("computer"));
        assertThat(listing.secrets()).containsExactlyInAnyOrder(new ListedSecret(secret.uuid(), 1, "/var/lib/volume"),
                new ListedSecret(unused.uuid(), 0, ""));
        assertThat(host.daemon.callsOf(Procedures.CONNECT_LIST_ALL_NODE_DEVICES)).isOne();
        assertThat(host.daemon.callsOf(Procedures.CONNECT_LIST_ALL_SECRETS)).isOne();
    }

    @Test
    void fiveThousandDomains() throws LibvirtException {
        for (int i = 0; i < 5_000; i++) {
            there.createDomain("vm" + i);
        }
        assertThat(listing.domains()).hasSize(5_000).extracting(ListedDomain::name).doesNotHaveDuplicates();
    }

    private List<ListedDomain> someDomains() {
        Domain defined = there.defineDomain("defined");
        Domain running = there.start(there.defineDomain("running"));
        Domain passing = there.createDomain("passing");
        Domain paused = there.suspend(there.createDomain("paused"));
        Domain odd = new Domain("odd", UUID.randomUUID(), -1);
        there.put(new HostedDomain(odd, 99, -7, true));
        return List.of(
                new ListedDomain("defined", defined.uuid(), -1, HostedDomain.SHUTOFF, SHUTOFF_UNKNOWN, true),
                new ListedDomain("running", running.uuid(), running.id(), HostedDomain.RUNNING, RUNNING_BOOTED, true),
                new ListedDomain("passing", passing.uuid(), passing.id(), HostedDomain.RUNNING, RUNNING_BOOTED, false),
                new ListedDomain("paused", paused.uuid(), paused.id(), HostedDomain.PAUSED, PAUSED_USER, false),
                new ListedDomain("odd", odd.uuid(), -1, 99, -7, true));
    }
}
