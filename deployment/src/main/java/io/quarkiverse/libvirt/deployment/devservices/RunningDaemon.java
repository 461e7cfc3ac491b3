package io.quarkiverse.libvirt.deployment.devservices;

import java.util.function.Supplier;

/**
 * The daemon of this application. It lives on while the application is built anew: over live reloads, and in continuous
 * testing from one run of the tests to the next. Dev mode and its continuous testing have one each, since a test that stops a
 * guest is not meant to stop one that somebody is looking at.
 */
final class RunningDaemon {

    private static PrivateLibvirtd daemon;
    private static Object description;

    private RunningDaemon() {
    }

    /**
     * The one that runs, if it is such a one, else a new one in its place.
     *
     * @param as what it is: one that is described otherwise is another one
     */
    static synchronized PrivateLibvirtd get(Object as, Supplier<PrivateLibvirtd> create) {
        if (daemon == null || !as.equals(description) || !daemon.isAlive()) {
            end();
            PrivateLibvirtd created = create.get();
            created.start();
            daemon = created;
            description = as;
        }
        return daemon;
    }

    static synchronized void end() {
        if (daemon != null) {
            daemon.close();
            daemon = null;
        }
    }
}
