package io.quarkiverse.libvirt.it.daemon;

import java.util.HashMap;
import java.util.Map;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real libvirtd for the application under test; a field of type {@link PrivateDaemon} in the test gets it. */
public abstract class PrivateDaemonResource implements QuarkusTestResourceLifecycleManager {

    private PrivateDaemon daemon;

    /** The application's. */
    abstract Map<String, String> configuration(PrivateDaemon daemon);

    @Override
    public Map<String, String> start() {
        daemon = new PrivateDaemon();
        return configuration(daemon);
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
        Map<String, String> configuration(PrivateDaemon daemon) {
            return Map.of("quarkus.libvirt.uri", daemon.testUri());
        }
    }

    /** Real guests. */
    public static class Qemu extends PrivateDaemonResource {
        @Override
        Map<String, String> configuration(PrivateDaemon daemon) {
            Map<String, String> configuration = new HashMap<>();
            configuration.put("quarkus.libvirt.uri", daemon.qemuSessionUri());
            Reconnecting.quickly("quarkus.libvirt.", configuration);
            return configuration;
        }
    }
}
