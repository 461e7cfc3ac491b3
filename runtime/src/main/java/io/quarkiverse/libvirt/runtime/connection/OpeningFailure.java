package io.quarkiverse.libvirt.runtime.connection;

import java.util.Locale;

import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.event.ConnectionLostEvent.Reason;

/**
 * Why a connection could not be opened.
 *
 * @param problem what happened
 * @param remedy what to check or change
 */
public record OpeningFailure(Reason reason, String problem, String remedy) {

    /** {@code virErrorNumber}. */
    private static final int AUTH_FAILED = 45;
    private static final int AUTH_CANCELLED = 79;

    static OpeningFailure refused(ConnectionSettings settings, LibvirtException refusal) {
        String message = refusal.getMessage();
        return new OpeningFailure(Reason.REFUSED, message, remedy(settings, refusal.code(), message));
    }

    static OpeningFailure timeout(ConnectionSettings settings) {
        return new OpeningFailure(Reason.TIMEOUT, "the host does not answer",
                "Check " + settings.property("uri") + ", or allow more time by " + settings.property("open-timeout"));
    }

    static OpeningFailure stillHanging(ConnectionSettings settings, int attempts) {
        return new OpeningFailure(Reason.TIMEOUT, attempts + " attempts still hang in libvirt's virConnectOpenAuth",
                "Check " + settings.property("uri"));
    }

    static OpeningFailure failed(ConnectionSettings settings, Throwable failure) {
        return new OpeningFailure(Reason.REFUSED, String.valueOf(failure), "Check " + settings.property("uri"));
    }

    private static String remedy(ConnectionSettings settings, int code, String message) {
        String lowerCase = message.toLowerCase(Locale.ROOT);
        if (code == AUTH_FAILED || code == AUTH_CANCELLED || lowerCase.contains("authentication")) {
            return "Check " + settings.property("username") + " and " + settings.property("password")
                    + ", or which users the daemon lets in";
        }
        if (lowerCase.contains("end of file while reading data")) {
            return "The daemon hung up: its log says why; max_clients or max_anonymous_clients in its configuration may be"
                    + " reached. Check " + settings.property("uri") + ", too";
        }
        if (lowerCase.contains("certificate") || lowerCase.contains("tls") || lowerCase.contains("gnutls")) {
            return "Check the certificates, and the parameters of " + settings.property("uri")
                    + " (pkipath, no_verify; see libvirt's page on URIs)";
        }
        return "Check " + settings.property("uri") + "; 'virsh -c " + settings.uri()
                + " list' shows whether the host can be reached from here";
    }

    /** As an error's message. */
    String describe(ConnectionSettings settings) {
        return settings.described() + " could not be opened" + (reason == Reason.TIMEOUT
                ? " within " + settings.openTimeout() + ": " + problem
                : ": " + problem) + ". " + remedy;
    }
}
