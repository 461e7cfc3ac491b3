package io.quarkiverse.libvirt.benchmarks.libvirtjava;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.libvirt.Connect;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;

import com.sun.jna.Pointer;

/** A consumer of libvirt's events on the loop that libvirt-java runs. See the clients' README. */
public final class Client {

    private static final int METADATA_CHANGE = 23;
    private static final int PREFIX = "urn:b:".length();
    private static final int UUID_BYTES = 16;

    /** Of one storm. All of it is resident from the beginning, other than a C program's, and counts as the client's memory. */
    private static final int MOST = 1 << 19;

    private static final long[] SAMPLES = new long[2 * MOST];
    private static volatile int count;

    private Client() {
    }

    /** libvirt-java has listeners for seven events; for any other one its users bring their own callback. */
    interface MetadataChange extends Libvirt.VirDomainEventCallback {
        void eventCallback(ConnectionPointer connection, DomainPointer domain, int type, String uri, Pointer opaque);
    }

    private static final MetadataChange CHANGED = Client::changed;

    private static final class Host extends Connect {

        Host(String uri) throws LibvirtException {
            super(uri);
        }

        void subscribe() {
            if (Libvirt.INSTANCE.virConnectDomainEventRegisterAny(vcp, null, METADATA_CHANGE, CHANGED, null, null) < 0) {
                throw new IllegalStateException("Not subscribed");
            }
        }
    }

    private static void changed(ConnectionPointer connection, DomainPointer domain, int type, String uri, Pointer opaque) {
        long arrived = System.nanoTime();
        if (Libvirt.INSTANCE.virDomainGetName(domain) == null
                || Libvirt.INSTANCE.virDomainGetUUID(domain, new byte[UUID_BYTES]) < 0) {
            throw new IllegalStateException("Which domain?");
        }
        int place = count;
        if (place < MOST) {
            SAMPLES[2 * place] = Long.parseLong(uri, PREFIX, uri.length(), 10);
            SAMPLES[2 * place + 1] = arrived;
            count = place + 1;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Library.initEventLoop();
        Thread loop = new Thread(() -> {
            try {
                Library.runEventLoop();
            } catch (LibvirtException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, "libvirt event loop");
        loop.setDaemon(true);
        loop.start();
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            for (int left = Integer.parseInt(arguments[i + 1]); left > 0; left--) {
                Host host = new Host(arguments[i]);
                host.subscribe();
                hosts.add(host);
            }
        }
        System.out.println("READY");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(answer(line));
        }
        System.exit(0);
    }

    private static String answer(String line) throws IOException {
        if (line.equals("count")) {
            return "COUNT " + count;
        }
        if (line.equals("clear")) {
            count = 0;
            return "CLEARED";
        }
        int saved = count;
        ByteBuffer bytes = ByteBuffer.allocate(2 * saved * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(SAMPLES, 0, 2 * saved);
        try (FileChannel file = FileChannel.open(Path.of(line.substring("save ".length())), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        return "SAVED " + saved;
    }
}
