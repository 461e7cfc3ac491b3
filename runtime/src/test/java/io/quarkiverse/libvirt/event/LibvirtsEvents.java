package io.quarkiverse.libvirt.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line of {@code libvirt-events.tsv}: what libvirt's header files say of an event.
 *
 * @param provokedBy what really emits it in our tests, or {@code -}
 */
record LibvirtsEvents(String name, String number, String since, String provokedBy, String parameters) {

    static List<LibvirtsEvents> read() {
        try (InputStream file = LibvirtsEvents.class.getResourceAsStream("/libvirt-events.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)).map(f -> new LibvirtsEvents(f[0], f[1], f[2], f[3], f[4])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
