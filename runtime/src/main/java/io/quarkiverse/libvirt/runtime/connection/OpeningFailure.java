package io.quarkiverse.libvirt.runtime.connection;

import java.util.Locale;

import io.quarkiverse.libvirt.bindings.HostUri;
import io.quarkiverse.libvirt.bindings.LibvirtException;
import io.quarkiverse.libvirt.bindings.OneLine;
import io.quarkiverse.libvirt.event.ConnectionLostEvent.Reason;

/**
 * Why a connection could not be opened.
 *
 * @param problem what happened
 * @param remedy what to check or change
 */
public record OpeningFailure(Reason reason, String problem, String remedy) {

    /** {@code virErrorNumber}. */
    private static final int INVALID_ARG = 8;
    private static final int RPC = 39;
    private static final int AUTH_FAILED = 45;
    private static final int AUTH_CANCELLED = 79;
    private static final int AUTH_UNAVAILABLE = 94;

    static OpeningFailure refused(ConnectionSettings settings, LibvirtException refusal) {
        String message = refusal.getMessage()
                // What a provider of credentials has thrown.
                + (refusal.getCause() == null ? "" : " (" + OneLine.of(refusal.getCause().toString()) + ")");
        return new OpeningFailure(Reason.REFUSED, message, remedy(settings, refusal.code(), message.toLowerCase(Locale.ROOT)));
    }

    static OpeningFailure timeout(ConnectionSettings settings) {
        return new OpeningFailure(Reason.TIMEOUT, "the host does not answer",
                "Check " + settings.property("uri") + ", or allow more time by " + settings.property("open-timeout")
                        + ". A daemon that has as many clients as max_clients in its configuration lets nobody else in");
    }

    static OpeningFailure stillHanging(ConnectionSettings settings, int attempts) {
        return new OpeningFailure(Reason.TIMEOUT, attempts + " attempts still hang in libvirt's virConnectOpenAuth",
                "Check " + settings.property("uri"));
    }

    static OpeningFailure failed(ConnectionSettings settings, Throwable failure) {
        return new OpeningFailure(Reason.REFUSED, OneLine.of(String.valueOf(failure)), "Check " + settings.property("uri"));
    }

    static String remedy(ConnectionSettings settings, int code, String message) {
        String usual = UriMistakes.remedy(settings, code, message).orElseGet(() -> usual(settings, code, message));
        return UriMistakes.unknownDriver(settings).map(mistake -> mistake + ". If one has it, "
                + usual.substring(0, 1).toLowerCase(Locale.ROOT) + usual.substring(1)).orElse(usual);
    }

    /**
     * By libvirt's error number where it says something: for TLS it is that of a wrong password, and for all that the system
     * reports it is the same.
     */
    private static String usual(ConnectionSettings settings, int code, String message) {
        String uri = settings.property("uri");
        if (message.contains("certificate") || message.contains("tls handshake") || message.contains("tls session")
                || message.contains("tls confirmation")) {
            return "Check that the host speaks TLS at this port, the certificates on both sides, and the parameters of " + uri
                    + " (pkipath, no_verify; see libvirt's page on URIs)";
        }
        if (HostUri.transport(settings.uri()).equals("ssh")) {
            return overSsh(settings, message);
        }
        return switch (code) {
            case AUTH_FAILED, AUTH_CANCELLED, AUTH_UNAVAILABLE -> "Check " + settings.property("username") + " and "
                    + settings.property("password") + ", or which users the daemon lets in";
            case RPC -> "What listens there doesn't speak libvirt's protocol: check the transport and the port of " + uri;
            case INVALID_ARG -> "Check " + uri;
            default -> bySystem(settings, uri, message);
        };
    }

    private static String bySystem(ConnectionSettings settings, String uri, String message) {
        if (message.contains("unable to resolve")) {
            return "Check the host's name in " + uri;
        }
        if (message.contains("connection refused") || message.contains("no such file")) {
            return tryVirsh(settings) + ". Nobody listens there: perhaps the daemon doesn't run";
        }
        if (message.contains("permission denied")) {
            return "Let the user that this application runs as open it (for qemu:///system the group is often libvirt), or check "
                    + uri;
        }
        if (message.contains("end of file while reading data") || message.contains("connection reset")) {
            return "The daemon hung up: its log says why. Check " + uri + ", too";
        }
        return tryVirsh(settings);
    }

    /** libvirt reports what ssh has written, and what has become of the pipe: neither is the daemon's. */
    private static String overSsh(ConnectionSettings settings, String message) {
        if (!message.contains("failed to connect socket")) {
            return tryVirsh(settings) + ". ssh has to get there, as the user that this application runs as, without a question";
        }
        return message.contains("permission denied")
                ? "Let the user that ssh logs in as open libvirt's socket on the host (the group is often libvirt), or check "
                        + settings.property("uri")
                : tryVirsh(settings) + ". On the host nobody listens: perhaps its daemon doesn't run";
    }

    private static String tryVirsh(ConnectionSettings settings) {
        return "Check " + settings.property("uri") + "; 'virsh -c " + settings.shownUri()
                + " list' shows whether the host can be reached from here";
    }

    /** As an error's message. */
    String describe(ConnectionSettings settings) {
        return settings.described() + " could not be opened"
                + (reason == Reason.TIMEOUT ? " within " + settings.openTimeout() : "")
                + ": " + problem + (problem.endsWith(".") ? " " : ". ") + remedy;
    }
}
