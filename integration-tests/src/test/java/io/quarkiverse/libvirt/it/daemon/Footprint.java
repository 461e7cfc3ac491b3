package io.quarkiverse.libvirt.it.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process uses of the system.
 *
 * @param nativeKiB allocated by malloc: by libvirt, JNA and the JVM itself
 */
record Footprint(long descriptors, long threads, long nativeKiB) {

    /**
     * The least of several looks over a while: what is on its way out goes, and what a compilation takes meanwhile. It ends
     * early at a bound.
     */
    static Footprint settled(long nativeBound) throws IOException, InterruptedException {
        Footprint least = now();
        for (int look = 0; look < (nativeBound == Long.MIN_VALUE ? 30 : 100) && least.nativeKiB >= nativeBound; look++) {
            if (look % 10 == 0) {
                // JNA frees what the collector finds.
                System.gc();
            }
            Thread.sleep(100);
            Footprint next = now();
            least = new Footprint(Math.min(least.descriptors, next.descriptors), Math.min(least.threads, next.threads),
                    Math.min(least.nativeKiB, next.nativeKiB));
        }
        return least;
    }

    private static Footprint now() throws IOException {
        return new Footprint(count("/proc/self/fd"), count("/proc/self/task"), NativeHeap.inUse() / 1024);
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.count();
        }
    }
}
