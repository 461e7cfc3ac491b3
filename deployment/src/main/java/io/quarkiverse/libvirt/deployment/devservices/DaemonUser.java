package io.quarkiverse.libvirt.deployment.devservices;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;

/**
 * In whose name a private daemon runs. It is the current user, unless that is root: a libvirtd of root is the one of the
 * machine, with its sockets and its guests.
 */
final class DaemonUser {

    private static final String NOBODY = "nobody";
    /** The group of that user: Debian's name for it, and that of the Red Hat family. */
    private static final List<String> GROUPS = List.of("nogroup", "nobody");

    /** Null for the current user. */
    private final UserPrincipal user;
    private final GroupPrincipal group;

    private DaemonUser(UserPrincipal user, GroupPrincipal group) {
        this.user = user;
        this.group = group;
    }

    static DaemonUser ofThisProcess() throws IOException {
        // Not by the user's name, which a container may have changed.
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return new DaemonUser(null, null);
        }
        UserPrincipalLookupService accounts = FileSystems.getDefault().getUserPrincipalLookupService();
        return new DaemonUser(accounts.lookupPrincipalByName(NOBODY), group(accounts));
    }

    /** Words to put before a command, which becomes the process that they start. */
    List<String> commandPrefix() {
        return user == null ? List.of()
                : List.of("setpriv", "--reuid=" + user.getName(), "--regid=" + group.getName(), "--clear-groups");
    }

    void give(Path file) throws IOException {
        if (user != null) {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            view.setGroup(group);
            view.setOwner(user);
        }
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
