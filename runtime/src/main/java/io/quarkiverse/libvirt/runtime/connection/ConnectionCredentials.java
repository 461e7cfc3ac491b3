package io.quarkiverse.libvirt.runtime.connection;

import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.LibvirtCredentials;
import io.quarkiverse.libvirt.bindings.Credential;
import io.quarkiverse.libvirt.bindings.CredentialSource;
import io.quarkiverse.libvirt.runtime.ConnectionConfig;
import io.quarkus.arc.Arc;
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
                    request.prompt());
        }
        return given == null ? request.defaultAnswer() : given;
    }

    private Optional<String> provided(String property) {
        return config.credentialsProvider().map(name -> {
            CredentialsProvider provider = CredentialsProviderFinder.find(config.credentialsProviderName().orElse(null));
            Map<String, String> credentials = provider.getCredentials(name);
            return credentials.get(property);
        });
    }

    private Optional<String> byBean(Credential request) {
        if (Arc.container() == null) {
            return Optional.empty();
        }
        LibvirtCredentials bean = Arc.container().instance(LibvirtCredentials.class).get();
        return bean == null ? Optional.empty() : bean.answer(connection, request);
    }
}
