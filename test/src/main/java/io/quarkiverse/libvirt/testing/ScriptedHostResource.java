package io.quarkiverse.libvirt.testing;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeSet;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;

/**
 * The test resource behind {@link WithScriptedHost}. It may be used directly, too, in a test profile for instance: its argument
 * {@value #CONNECTION} is the connection's name.
 */
public class ScriptedHostResource implements QuarkusTestResourceConfigurableLifecycleManager<WithScriptedHost> {

    /** The name of the argument that names the connection. */
    public static final String CONNECTION = "connection";

    private String connection = ScriptedHost.DEFAULT_NAME;
    private ScriptedHost host;

    @Override
    public void init(WithScriptedHost annotation) {
        connection = annotation.value();
    }

    @Override
    public void init(Map<String, String> arguments) {
        connection = arguments.getOrDefault(CONNECTION, connection);
    }

    /** A lost connection is noticed, and opened again, sooner than by default. */
    @Override
    public Map<String, String> start() {
        host = ScriptedHost.start(connection);
        String prefix = connection.equals(ScriptedHost.DEFAULT_NAME) ? "quarkus.libvirt."
                : "quarkus.libvirt.\"" + connection + "\".";
        return Map.of(prefix + "uri", host.uri(),
                prefix + "reconnect.initial-delay", "0.05S",
                prefix + "reconnect.max-delay", "0.5S",
                prefix + "keep-alive.interval", "1S",
                prefix + "keep-alive.count", "3");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(host, field -> isForHost(field, connection));
    }

    @Override
    public void inject(Object test) {
        TreeSet<String> hosts = new TreeSet<>();
        for (Class<?> each = test.getClass(); each != null; each = each.getEnclosingClass()) {
            for (WithScriptedHost annotation : each.getAnnotationsByType(WithScriptedHost.class)) {
                hosts.add(annotation.value());
            }
        }
        for (Class<?> each = test.getClass(); each != null && !hosts.isEmpty(); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                check(field, hosts);
            }
        }
    }

    private static boolean isForHost(Field field, String name) {
        InjectScriptedHost wanted = field.getAnnotation(InjectScriptedHost.class);
        return wanted != null && field.getType() == ScriptedHost.class && wanted.value().equals(name);
    }

    private static void check(Field field, TreeSet<String> hosts) {
        InjectScriptedHost wanted = field.getAnnotation(InjectScriptedHost.class);
        if (wanted == null) {
            return;
        }
        String where = "The field '" + field.getName() + "' of " + field.getDeclaringClass().getName();
        if (field.getType() != ScriptedHost.class) {
            throw new IllegalStateException(where + " has to be of type " + ScriptedHost.class.getName());
        }
        if (!hosts.contains(wanted.value())) {
            throw new IllegalStateException(where + " wants the scripted host '" + wanted.value()
                    + "', and the test has only " + hosts + ": add @WithScriptedHost(\"" + wanted.value() + "\") to its class");
        }
    }

    @Override
    public void stop() {
        if (host != null) {
            host.close();
        }
    }
}
