package io.quarkiverse.libvirt.runtime.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be shown to anybody of a connection's URI, and of messages that tell of it: neither the user's name nor a password,
 * nor the parameters, which name files and commands.
 */
final class PublicText {

    private static final String HIDDEN = "…";
    private static final Pattern PLAIN_HOST = Pattern.compile("([\\w.-]*|\\[[\\p{XDigit}:.%\\w]*])(:\\d+)?");
    /** Shorter ones say nothing, and would be found everywhere. */
    private static final int WORTH_HIDING = 4;

    private final String given;
    private final String uri;
    private final List<String> hidden = new ArrayList<>();

    PublicText(String given) {
        this.given = given;
        URI parsed;
        try {
            parsed = new URI(given);
        } catch (URISyntaxException e) {
            parsed = null;
        }
        uri = parsed == null ? scheme(given) + HIDDEN : shown(parsed);
        if (parsed != null) {
            hide(parsed);
        }
        // The longest first: one may be part of another.
        hidden.sort(Comparator.comparingInt(String::length).reversed());
    }

    private static String scheme(String given) {
        int end = given.indexOf(':');
        return end < 0 ? "" : given.substring(0, end) + "://";
    }

    private String shown(URI parsed) {
        if (parsed.isOpaque()) {
            return scheme(parsed.toString()) + HIDDEN;
        }
        String authority = parsed.getRawAuthority();
        StringBuilder shown = new StringBuilder();
        if (parsed.getScheme() != null) {
            shown.append(parsed.getScheme()).append("://");
        }
        if (authority != null) {
            int user = authority.lastIndexOf('@');
            String host = authority.substring(user + 1);
            // What is in front of a later @ may be a password with a slash or the like in it.
            boolean plain = user >= 0 || given.indexOf('@') < 0;
            shown.append(plain && PLAIN_HOST.matcher(host).matches() ? host : HIDDEN);
        }
        return shown.append(parsed.getRawPath()).toString();
    }

    private void hide(URI parsed) {
        String authority = parsed.getRawAuthority();
        if (authority != null && authority.indexOf('@') > 0) {
            hide(authority.substring(0, authority.lastIndexOf('@')) + "@");
        }
        if (parsed.getUserInfo() != null) {
            hide(parsed.getUserInfo() + "@");
            for (String part : parsed.getUserInfo().split(":", 2)) {
                hide(part);
            }
        }
        for (String query : new String[] { parsed.getRawQuery(), parsed.getQuery() }) {
            if (query != null) {
                hide(query);
                for (String parameter : query.split("[&;]")) {
                    hide(parameter.substring(parameter.indexOf('=') + 1));
                }
            }
        }
    }

    private void hide(String secret) {
        if (secret.length() >= WORTH_HIDING && !hidden.contains(secret)) {
            hidden.add(secret);
        }
    }

    /** The URI as it may be shown. */
    String uri() {
        return uri;
    }

    /** A message without what the URI doesn't show. */
    String of(String message) {
        String shown = message.replace(given, uri);
        for (String each : hidden) {
            shown = shown.replace(each, HIDDEN);
        }
        return shown;
    }
}
