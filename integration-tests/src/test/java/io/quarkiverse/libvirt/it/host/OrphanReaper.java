package io.quarkiverse.libvirt.it.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Collects what is left of processes whose parent has ended, as a system's process 1 does. Every QEMU is such a process:
 * it detaches itself from libvirtd. libvirtd takes an ended QEMU that nobody has collected for one that still runs, and waits
 * for a minute and more until it gives up. Process 1 of a container often collects nobody, or is slow with it.
 */
final class OrphanReaper {

    private static final String PERL = "/usr/bin/perl";

    /** The number of the system call prctl, by the JVM's name of the processor. */
    private static final Map<String, Integer> PRCTL = Map.of("amd64", 157, "aarch64", 167, "riscv64", 167, "ppc64le", 171,
            "s390x", 172);

    /**
     * PR_SET_CHILD_SUBREAPER is 36: orphans of descendants become this process's children. Then it runs the command, and
     * collects until there is nobody left. It leaves a terminal's Ctrl-C to the JVM, whose hook ends what it started.
     */
    private static final String PROGRAM = """
            syscall(shift, 36, 1, 0, 0, 0) == 0 or die "prctl: $!";
            my $child = fork // die "fork: $!";
            if (!$child) { exec @ARGV or die "$ARGV[0]: $!" }
            $SIG{INT} = "IGNORE";
            my $status = 0;
            while ((my $ended = wait) > 0) { $status = $? if $ended == $child }
            exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
            """;

    private OrphanReaper() {
    }

    /**
     * Words to put before a command, which becomes a child of the process that they start. They are none where Perl (part
     * of every Debian) is missing: then it's left to process 1.
     */
    static List<String> commandPrefix() {
        Integer prctl = PRCTL.get(System.getProperty("os.arch"));
        if (prctl == null || !Files.isExecutable(Path.of(PERL))) {
            return List.of();
        }
        return List.of(PERL, "-e", PROGRAM, prctl.toString());
    }
}
