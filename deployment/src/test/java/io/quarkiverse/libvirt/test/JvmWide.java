package io.quarkiverse.libvirt.test;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

/** What a test and all the generations of an application that it reloads have in common, by types of the JDK alone. */
final class JvmWide {

    private JvmWide() {
    }

    /** A list under a name, the same one in every class loader. */
    @SuppressWarnings("unchecked")
    static <T> Queue<T> list(String name) {
        return (Queue<T>) System.getProperties().computeIfAbsent("quarkus-libvirt-test." + name,
                key -> new ConcurrentLinkedQueue<>());
    }

    static void forget(String name) {
        System.getProperties().remove("quarkus-libvirt-test." + name);
    }

    /** Those of the list whose objects are still there after a garbage collection. */
    static List<WeakReference<?>> alive(String name) {
        System.gc();
        return JvmWide.<WeakReference<?>> list(name).stream().filter(reference -> reference.get() != null).toList();
    }

    /**
     * The live objects of a class after a garbage collection, in that class loader which has most of them. All generations of
     * an application in dev mode have the extension's classes from one loader; each application of another test has one of its
     * own, and a few objects of the last such application may still be held by the test's instance.
     */
    static int most(String className) {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                    new Object[] { new String[0] }, new String[] { String[].class.getName() });
            // num: #instances #bytes class name (module)
            Matcher line = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(className) + "(?: .*)?$",
                    Pattern.MULTILINE).matcher(histogram);
            int most = 0;
            while (line.find()) {
                most = Math.max(most, Integer.parseInt(line.group(1)));
            }
            return most;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
