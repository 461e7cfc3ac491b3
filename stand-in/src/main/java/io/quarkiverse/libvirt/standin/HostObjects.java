package io.quarkiverse.libvirt.standin;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What there is on a host, each by its identity. May be read from any thread; who changes it holds this object's lock while it
 * changes it and tells the clients, so that events come in the order of the changes. Who answers a call must not take the lock.
 */
final class HostObjects {

    final Map<String, HostedDomain> domains = new ConcurrentSkipListMap<>();
    final Map<String, Hosted<Network>> networks = new ConcurrentSkipListMap<>();
    final Map<String, Hosted<StoragePool>> storagePools = new ConcurrentSkipListMap<>();
    final Map<String, NodeDevice> nodeDevices = new ConcurrentSkipListMap<>();
    final Map<String, Secret> secrets = new ConcurrentSkipListMap<>();
    final AtomicInteger domainIds = new AtomicInteger();
}
