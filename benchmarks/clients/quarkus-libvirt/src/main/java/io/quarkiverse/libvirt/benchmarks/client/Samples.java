package io.quarkiverse.libvirt.benchmarks.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** When each event was asked for and when it came. From any thread. */
@Singleton
class Samples {

    /** Of one storm. All of it is resident from the beginning, other than a C program's, and counts as the client's memory. */
    private static final int MOST = 1 << 19;

    private final long[] asked = new long[MOST];
    private final long[] arrived = new long[MOST];
    private final AtomicInteger count = new AtomicInteger();

    void add(long askedNanos, long arrivedNanos) {
        int place = count.getAndIncrement();
        if (place < MOST) {
            asked[place] = askedNanos;
            arrived[place] = arrivedNanos;
        }
    }

    int count() {
        return Math.min(count.get(), MOST);
    }

    void clear() {
        count.set(0);
    }

    int save(Path path) throws IOException {
        int saved = count();
        ByteBuffer bytes = ByteBuffer.allocate(2 * saved * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < saved; i++) {
            bytes.putLong(asked[i]).putLong(arrived[i]);
        }
        bytes.flip();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        return saved;
    }
}
