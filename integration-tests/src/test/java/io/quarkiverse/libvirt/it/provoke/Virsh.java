package io.quarkiverse.libvirt.it.provoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** libvirt's own client, which knows every command, as an operator who sits at another connection. */
public final class Virsh {

    private static final long LIMIT_SECONDS = 60;

    private final String uri;

    public Virsh(String uri) {
        this.uri = uri;
    }

    /** Runs one command to its end, and returns what it has printed. */
    public String run(String... command) {
        Result result = execute(command);
        if (result.status != 0) {
            throw new IllegalStateException("virsh " + String.join(" ", command) + " fails: " + result.output);
        }
        return result.output;
    }

    /** Runs one command that libvirt has to refuse, and returns what it has printed. */
    public String runInVain(String... command) {
        Result result = execute(command);
        if (result.status == 0) {
            throw new IllegalStateException("virsh " + String.join(" ", command) + " does not fail: " + result.output);
        }
        return result.output;
    }

    private Result execute(String... command) {
        try {
            Process process = process(words(command)).start();
            process.getOutputStream().close();
            try {
                // virsh bounds nothing itself; the pipe ends with it.
                process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).whenComplete((ended, late) -> {
                    if (late != null) {
                        process.destroyForcibly();
                    }
                });
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                return new Result(process.waitFor(), output);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run virsh, which is, on Debian or Ubuntu, had by"
                    + " apt-get install --no-install-recommends libvirt-clients", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in virsh " + String.join(" ", command), e);
        }
    }

    private List<String> words(String... command) {
        List<String> words = new ArrayList<>(List.of("virsh", "--connect", uri));
        words.addAll(List.of(command));
        return words;
    }

    private static ProcessBuilder process(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LIBVIRT_") || name.startsWith("VIRSH_"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    private record Result(int status, String output) {
    }
}
