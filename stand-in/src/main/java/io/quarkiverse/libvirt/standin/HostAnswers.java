package io.quarkiverse.libvirt.standin;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The results of calls that ask for the host's objects. */
final class HostAnswers {

    private static final int STATS_STATE = 1;

    private final HostObjects host;

    HostAnswers(HostObjects host) {
        this.host = host;
    }

    /** Thrown instead of a result. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(null, null, false, false);
            this.refusal = refusal;
        }
    }

    /**
     * The result as it is now.
     *
     * @return empty when the procedure asks for something else
     * @throws Refused instead of a result
     */
    Optional<byte[]> to(int procedure, XdrReader arguments) {
        XdrWriter result = new XdrWriter();
        switch (procedure) {
            case Procedures.CONNECT_LIST_ALL_DOMAINS -> list(arguments, result, host.domains.values(), HostFilter::domain,
                    (writer, each) -> each.domain().write(writer));
            case Procedures.CONNECT_LIST_ALL_NETWORKS -> list(arguments, result, host.networks.values(), HostFilter::hosted,
                    (writer, each) -> each.object().write(writer));
            case Procedures.CONNECT_LIST_ALL_STORAGE_POOLS -> list(arguments, result, host.storagePools.values(),
                    HostFilter::hosted, (writer, each) -> each.object().write(writer));
            case Procedures.CONNECT_LIST_ALL_NODE_DEVICES -> list(arguments, result, host.nodeDevices.values(),
                    HostFilter::none, (writer, each) -> each.write(writer));
            case Procedures.CONNECT_LIST_ALL_SECRETS -> list(arguments, result, host.secrets.values(), HostFilter::none,
                    (writer, each) -> each.write(writer));
            case Procedures.CONNECT_GET_ALL_DOMAIN_STATS -> statistics(arguments, result);
            case Procedures.DOMAIN_GET_STATE -> {
                HostedDomain domain = domain(arguments);
                result.int32(domain.state()).int32(domain.reason());
            }
            case Procedures.DOMAIN_IS_ACTIVE -> result.int32(domain(arguments).isActive() ? 1 : 0);
            case Procedures.DOMAIN_IS_PERSISTENT -> result.int32(domain(arguments).persistent() ? 1 : 0);
            case Procedures.DOMAIN_LOOKUP_BY_UUID -> domain(arguments.uuid().toString()).domain().write(result);
            case Procedures.DOMAIN_LOOKUP_BY_NAME -> domainNamed(arguments.string()).domain().write(result);
            case Procedures.NETWORK_IS_ACTIVE -> result.int32(network(arguments).active() ? 1 : 0);
            case Procedures.NETWORK_IS_PERSISTENT -> result.int32(network(arguments).persistent() ? 1 : 0);
            case Procedures.STORAGE_POOL_IS_ACTIVE -> result.int32(storagePool(arguments).active() ? 1 : 0);
            case Procedures.STORAGE_POOL_IS_PERSISTENT -> result.int32(storagePool(arguments).persistent() ? 1 : 0);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(result.toByteArray());
    }

    /** Whether an object is wanted by the flags of a listing. */
    @FunctionalInterface
    private interface Filter<T> {
        boolean wants(int flags, T object);
    }

    /** {@code { int need_results; unsigned int flags; }}: an array, and its length once more. */
    private static <T> void list(XdrReader arguments, XdrWriter result, Collection<T> all, Filter<T> filter,
            BiConsumer<XdrWriter, T> write) {
        boolean wanted = arguments.present();
        int flags = arguments.int32();
        List<T> found = all.stream().filter(each -> filter.wants(flags, each)).toList();
        result.int32(wanted ? found.size() : 0);
        if (wanted) {
            found.forEach(each -> write.accept(result, each));
        }
        result.int32(found.size());
    }

    /** {@code { remote_nonnull_domain doms<>; unsigned int stats; unsigned int flags; }}: of no domain means of all. */
    private void statistics(XdrReader arguments, XdrWriter result) {
        Set<String> named = new HashSet<>();
        for (int count = arguments.int32(); count > 0; count--) {
            named.add(identity(arguments));
            arguments.int32(); // its id
        }
        int statistics = arguments.int32();
        int flags = arguments.int32();
        Predicate<HostedDomain> wanted = each -> named.isEmpty() ? HostFilter.domain(flags, each)
                : named.contains(each.domain().identity());
        List<HostedDomain> found = host.domains.values().stream().filter(wanted).toList();
        result.int32(found.size());
        for (HostedDomain each : found) {
            each.domain().write(result);
            TypedParameter.writeAll(result, statistics != 0 && (statistics & STATS_STATE) == 0 ? List.of()
                    : List.of(TypedParameter.ofInt("state.state", each.state()),
                            TypedParameter.ofInt("state.reason", each.reason())));
        }
    }

    private HostedDomain domain(XdrReader arguments) {
        return domain(identity(arguments));
    }

    private HostedDomain domain(String identity) {
        return find(host.domains, identity, Refusal.NO_DOMAIN, "Domain not found");
    }

    private HostedDomain domainNamed(String name) {
        return host.domains.values().stream().filter(each -> each.domain().name().toString().equals(name)).findFirst()
                .orElseThrow(() -> new Refused(new Refusal(Refusal.NO_DOMAIN, "Domain not found: " + name)));
    }

    private Hosted<Network> network(XdrReader arguments) {
        return find(host.networks, identity(arguments), Refusal.NO_NETWORK, "Network not found");
    }

    private Hosted<StoragePool> storagePool(XdrReader arguments) {
        return find(host.storagePools, identity(arguments), Refusal.NO_STORAGE_POOL, "Storage pool not found");
    }

    private static <T> T find(Map<String, T> all, String identity, int code, String message) {
        T found = all.get(identity);
        if (found == null) {
            throw new Refused(new Refusal(code, message + ": no object with the UUID " + identity));
        }
        return found;
    }

    /** Of an object with a name and a UUID. */
    private static String identity(XdrReader arguments) {
        arguments.string();
        return arguments.uuid().toString();
    }
}
