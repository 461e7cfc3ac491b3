package io.quarkiverse.libvirt.it.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Has a {@link PrivateDaemon} ask for a name and a password (SASL), and let in this one user. */
public record SaslUser(String name, String password) implements PrivateDaemon.Preparation {

    @Override
    public void prepare(Path directory, Map<String, String> settings, Map<String, String> environment) throws IOException {
        Path database = directory.resolve("sasl.db");
        Path folder = Files.createDirectory(directory.resolve("sasl"));
        Files.writeString(folder.resolve("libvirt.conf"), """
                mech_list: scram-sha-256
                sasldb_path: %s
                """.formatted(database));
        addUser(database);
        Unprivileged.neededHere().ifPresent(user -> user.giveAll(List.of(folder, database)));
        settings.put("auth_unix_rw", "\"sasl\"");
        environment.put("SASL_CONF_PATH", folder.toString());
    }

    private void addUser(Path database) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("saslpasswd2", "-p", "-c", "-a", "libvirt", "-f", database.toString(), name)
                    .redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("Cannot run saslpasswd2, which is, on Debian or Ubuntu, had by"
                    + " apt-get install --no-install-recommends sasl2-bin libsasl2-modules", e);
        }
        process.getOutputStream().write(password.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("saslpasswd2 fails: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted in saslpasswd2", e);
        }
    }
}
