package io.quarkiverse.libvirt.it.daemon;

import java.util.Map;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real libvirtd for the application under test; a field of type {@link PrivateDaemon} in the test gets it. */
public abstract class PrivateDaemonResource implements QuarkusTestResourceLifecycleManager {

    private PrivateDaemon daemon;

    /** The application's URI. */
    abstract String uri(PrivateDaemon daemon);

    @Override
    public Map<String, String> start() {
        daemon = new PrivateDaemon();
        return Map.of("quarkus.libvirt.uri", uri(daemon),
                "quarkus.libvirt.keep-alive.interval", "1S",
                "quarkus.libvirt.keep-alive.count", "3");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(daemon, field -> field.getType() == PrivateDaemon.class);
    }

    @Override
    public void stop() {
        if (daemon != null) {
            daemon.close();
        }
    }

    /** The test driver behind real RPC. */
    public static class TestDriver extends PrivateDaemonResource {
        @Override
        String uri(PrivateDaemon daemon) {
            return daemon.testUri();
        }
    }

    /** Real guests. */
    public static class Qemu extends PrivateDaemonResource {
        @Override
        String uri(PrivateDaemon daemon) {
            return daemon.qemuSessionUri();
        }
    }
}
