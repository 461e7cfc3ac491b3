package io.quarkiverse.libvirt.it.vmwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

import io.vertx.core.json.JsonObject;

/** Listens to a stream of server-sent events, as a browser does; nothing that happens after {@link #of} is missed. */
final class ServerSentEvents implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final String DATA = "data:";

    private final BufferedReader lines;

    private ServerSentEvents(BufferedReader lines) {
        this.lines = lines;
    }

    static ServerSentEvents of(String url) throws IOException {
        URLConnection connection = URI.create(url).toURL().openConnection();
        connection.setReadTimeout(TIMEOUT_MILLIS);
        BufferedReader lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        // The comment with which the stream opens: from here on the server sends us everything.
        assertThat(lines.readLine()).startsWith(":");
        return new ServerSentEvents(lines);
    }

    /** The next event; fails when none comes. */
    JsonObject next() throws IOException {
        String line;
        do {
            line = lines.readLine();
            assertThat(line).as("a line of the stream").isNotNull();
        } while (!line.startsWith(DATA));
        return new JsonObject(line.substring(DATA.length()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
