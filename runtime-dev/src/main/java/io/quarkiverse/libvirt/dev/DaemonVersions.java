package io.quarkiverse.libvirt.dev;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.libvirt.Connect;

import io.quarkiverse.libvirt.LibvirtConnection;

/** libvirt's version at the other side of each connection: asked for once for each opening. */
final class DaemonVersions {

    /** libvirt's number of version 1.2.3 is 1,002,003. */
    private static final int STEP = 1_000;
    private static final Answer ASKED = new Answer(-1, null);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(long generation, String version) {
    }

    /** Null until the host has answered; asks it if need be, and doesn't wait. */
    String of(LibvirtConnection connection) {
        Answer known = answers.get(connection.name());
        if (known != null && known.generation == connection.generation()) {
            return known.version;
        }
        if (known != ASKED && connection.isOpen()) {
            answers.put(connection.name(), ASKED);
            long generation = connection.generation();
            connection.callAsync(Connect::getLibVersion).subscribe().with(
                    version -> answers.put(connection.name(), new Answer(generation, text(version))),
                    failure -> answers.remove(connection.name()));
        }
        return null;
    }

    private static String text(long version) {
        return version / STEP / STEP + "." + version / STEP % STEP + "." + version % STEP;
    }
}
