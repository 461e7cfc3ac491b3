package io.quarkiverse.libvirt.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/**
 * Asks an application for a small answer at a constant rate, over connections that stay open. A request's time begins when it
 * should have been sent, so that one that is late because the one before was slow counts as slow, too.
 */
final class HttpLoad {

    private static final byte[] REQUEST = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY = "Hello".getBytes(StandardCharsets.US_ASCII);
    private static final double NANOS_PER_MICRO = 1e3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final int port;
    private final int connections;

    HttpLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Returns each answer's time in microseconds, the shortest first. */
    double[] run(int perSecond, int seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<double[]>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                // One after the other, also those of different connections: all at once would wait for each other.
                long delay = i * NANOS_PER_SECOND / perSecond;
                parts.add(threads.submit(() -> ask(Math.max(1, perSecond / connections), seconds, delay)));
            }
            DoubleStream all = DoubleStream.empty();
            for (Future<double[]> part : parts) {
                all = DoubleStream.concat(all, Arrays.stream(part.get()));
            }
            return all.sorted().toArray();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The application doesn't answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private double[] ask(int perSecond, int seconds, long delay) {
        double[] micros = new double[perSecond * seconds];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream input = new BufferedInputStream(socket.getInputStream());
            OutputStream output = socket.getOutputStream();
            Pace pace = new Pace(perSecond, delay);
            for (int i = 0; i < micros.length; i++) {
                long due = pace.next();
                output.write(REQUEST);
                awaitBody(input);
                micros[i] = (System.nanoTime() - due) / NANOS_PER_MICRO;
            }
            return micros;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body is what follows the empty line; it is always the same. */
    private static void awaitBody(InputStream input) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("Closed");
            }
            if (next == '\n') {
                newlines++;
            } else if (next != '\r') {
                newlines = 0;
            }
        }
        if (!Arrays.equals(input.readNBytes(BODY.length), BODY)) {
            throw new IOException("Not the answer that was expected");
        }
    }
}
