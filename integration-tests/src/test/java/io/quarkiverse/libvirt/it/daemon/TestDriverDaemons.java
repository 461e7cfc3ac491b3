package io.quarkiverse.libvirt.it.daemon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The real daemons of one application that several classes test, with libvirt's test driver behind them. A field of type
 * {@link PrivateDaemon} gets the one of its name.
 */
public class TestDriverDaemons implements QuarkusTestResourceLifecycleManager {

    private final Map<String, PrivateDaemon> daemons = new HashMap<>();
    private final Map<String, String> configuration = new HashMap<>();

    @Override
    public Map<String, String> start() {
        PrivateDaemon daemon = add("daemon", new PrivateDaemon());
        configuration.put("quarkus.libvirt.uri", daemon.testUri());
        configuration.put("quarkus.libvirt.keep-alive.interval", "1S");
        configuration.put("quarkus.libvirt.keep-alive.count", "3");
        Reconnecting.quickly("quarkus.libvirt.", configuration);

        // Down when the application starts.
        PrivateDaemon late = add("late", new PrivateDaemon());
        late.kill();
        of("late", "uri", late.testUri(), "startup", "eager", "reconnect.max-delay", "1S");

        of("lazy", "uri", add("unused", new PrivateDaemon()).testUri(), "startup", "lazy");
        of("lazy-async", "uri", daemon.testUri(), "startup", "lazy");
        of("lazy-in-vain", "uri", "test+unix:///default?socket=/nowhere", "startup", "lazy");

        of("losses", "keep-alive.interval", "1S", "keep-alive.count", "1", "resync.tell-first", "true");

        of("right-password", "username", "fred", "password", "right");
        of("wrong-password", "username", "fred", "password", "wrong");
        of("unanswered", "reconnect.enabled", "true");
        of("by-bean", "reconnect.enabled", "true");
        for (String name : List.of("full", "mute")) {
            of(name, "open-timeout", "0.5S");
        }
        for (String name : List.of("unresolved", "refused", "no-certificate", "no-tls", "no-libvirt", "no-transport")) {
            of(name, "open-timeout", "30S");
        }
        return configuration;
    }

    private PrivateDaemon add(String name, PrivateDaemon daemon) {
        daemons.put(name, daemon);
        return daemon;
    }

    private void of(String connection, String... settings) {
        String prefix = "quarkus.libvirt.\"" + connection + "\".";
        Reconnecting.quickly(prefix, configuration);
        for (int i = 0; i < settings.length; i += 2) {
            configuration.put(prefix + settings[i], settings[i + 1]);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        daemons.forEach((name, daemon) -> injector.injectIntoFields(daemon,
                field -> field.getType() == PrivateDaemon.class && field.getName().equals(name)));
    }

    @Override
    public void stop() {
        new ArrayList<>(daemons.values()).forEach(PrivateDaemon::close);
    }
}
