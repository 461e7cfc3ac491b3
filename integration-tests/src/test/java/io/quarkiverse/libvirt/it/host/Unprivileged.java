package io.quarkiverse.libvirt.it.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Optional;

/** The ordinary user in whose name root starts a process. */
final class Unprivileged {

    private static final String USER = "nobody";
    /** The group of that user: Debian's name for it, and that of the Red Hat family. */
    private static final List<String> GROUPS = List.of("nogroup", "nobody");

    private final UserPrincipal user;
    private final GroupPrincipal group;

    private Unprivileged(UserPrincipal user, GroupPrincipal group) {
        this.user = user;
        this.group = group;
    }

    /** Empty if this JVM runs as an ordinary user itself. */
    static Optional<Unprivileged> neededHere() {
        try {
            // Not by the user's name, which a container may have changed.
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return Optional.empty();
            }
            UserPrincipalLookupService accounts = FileSystems.getDefault().getUserPrincipalLookupService();
            return Optional.of(new Unprivileged(accounts.lookupPrincipalByName(USER), group(accounts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words to put before a command; the process that they start becomes the command, with the same pid. */
    List<String> commandPrefix() {
        return List.of("setpriv", "--reuid=" + user.getName(), "--regid=" + group.getName(), "--clear-groups");
    }

    void give(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setGroup(group);
        view.setOwner(user);
    }

    void giveAll(Iterable<Path> files) {
        files.forEach(file -> {
            try {
                give(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static GroupPrincipal group(UserPrincipalLookupService accounts) throws IOException {
        for (String name : GROUPS) {
            try {
                return accounts.lookupPrincipalByGroupName(name);
            } catch (UserPrincipalNotFoundException e) {
                // The next one, then.
            }
        }
        throw new IOException("There is no group " + String.join(" or ", GROUPS));
    }
}
