package io.quarkiverse.libvirt.deployment.devservices;

import java.time.Duration;

/** A JVM that starts a daemon, says where, and never ends. */
final class DaemonOfAJvm {

    private DaemonOfAJvm() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrivateLibvirtd daemon = new PrivateLibvirtd(Programs.onPath(), false, null, Duration.ofSeconds(60));
        daemon.start();
        System.out.println(daemon.uri());
        Thread.sleep(Duration.ofHours(1).toMillis());
    }
}
