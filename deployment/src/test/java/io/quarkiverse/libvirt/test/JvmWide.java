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

    /** The live objects of a class, in all class loaders, after a garbage collection. */
    static Population population(String className) {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                    new Object[] { new String[0] }, new String[] { String[].class.getName() });
            // num: #instances #bytes class name (module)
            Matcher line = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(className) + "(?: .*)?$",
                    Pattern.MULTILINE).matcher(histogram);
            int classes = 0;
            int objects = 0;
            while (line.find()) {
                classes++;
                objects += Integer.parseInt(line.group(1));
            }
            return new Population(classes, objects);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param classes how many loaded copies of the class have objects */
    record Population(int classes, int objects) {
    }
}
