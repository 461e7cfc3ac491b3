package io.quarkiverse.libvirt.runtime.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtCredentials;
import io.quarkiverse.libvirt.bindings.Credential;
import io.quarkiverse.libvirt.bindings.CredentialSource;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.runtime.ConnectionConfig;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.arc.ManagedContext;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.credentials.runtime.CredentialsProviderFinder;

/**
 * Answers what a host asks: by the configured name and password, else by Quarkus' credentials provider, else by the
 * application's
 * own bean. Asked anew at each opening, so that a password may change.
 */
public final class ConnectionCredentials implements CredentialSource {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private final String connection;
    private final ConnectionConfig config;

    public ConnectionCredentials(String connection, ConnectionConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /** What the provider has said at this opening: what it says next may not fit together with it. */
    private record Provided(Thread opening, long nanos, Map<String, String> credentials) {

        @Override
        public String toString() {
            return "Provided[" + opening + "]";
        }

        boolean isOfThisOpening() {
            return opening == Thread.currentThread() && System.nanoTime() - nanos < ONE_OPENING;
        }
    }

    private static final long ONE_OPENING = TimeUnit.SECONDS.toNanos(10);

    private volatile Provided last;

    @Override
    public String answer(Credential request) {
        Optional<String> answer = switch (request.type()) {
            case USERNAME, AUTHNAME -> config.username().or(() -> provided(CredentialsProvider.USER_PROPERTY_NAME));
            case PASSPHRASE, NOECHOPROMPT -> config.password().or(() -> provided(CredentialsProvider.PASSWORD_PROPERTY_NAME));
            default -> Optional.empty();
        };
        String given = answer.or(() -> byBean(request)).orElse(null);
        if (given == null && request.defaultAnswer() == null) {
            LOG.debugf("The host of connection '%s' asks for %s (%s), and nobody answers", connection, request.type(),
                    OneLine.of(request.prompt()));
        }
        return given == null ? request.defaultAnswer() : given;
    }

    private Optional<String> provided(String property) {
        return config.credentialsProvider().map(name -> {
            Provided provided = last;
            if (provided == null || !provided.isOfThisOpening()) {
                CredentialsProvider provider = CredentialsProviderFinder.find(config.credentialsProviderName().orElse(null));
                provided = new Provided(Thread.currentThread(), System.nanoTime(), provider.getCredentials(name));
                last = provided;
            }
            return provided.credentials().get(property);
        });
    }

    private Optional<String> byBean(Credential request) {
        if (Arc.container() == null) {
            return Optional.empty();
        }
        ManagedContext requestContext = Arc.container().requestContext();
        boolean activated = !requestContext.isActive();
        if (activated) {
            requestContext.activate();
        }
        try (InstanceHandle<LibvirtCredentials> bean = Arc.container().instance(LibvirtCredentials.class)) {
            return bean.isAvailable() ? bean.get().answer(connection, request) : Optional.empty();
        } finally {
            if (activated) {
                requestContext.terminate();
            }
        }
    }
}
