package io.quarkiverse.libvirt.standin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/** The socket, its clients, and the one thread that serves them all. */
final class StandInSocket implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StandInSocket.class.getName());

    private static final int BACKLOG = 4096;
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final long RETRY_NANOS = 10_000_000;
    private static final long END_LIMIT_MILLIS = 10_000;

    private final Path path;
    private final Dispatcher dispatcher;
    private final Changes changes;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final SelectionKey serverKey;
    private final Thread thread = new Thread(this::run, "stand-in libvirtd");
    private final Map<Integer, StandInClient> clients = new ConcurrentSkipListMap<>();
    private final Queue<SocketChannel> ended = new ConcurrentLinkedQueue<>();
    private int lastNumber;
    private volatile boolean frozen;
    private volatile boolean closed;

    private StandInSocket(Path path, Dispatcher dispatcher, Changes changes) throws IOException {
        this.path = path;
        this.dispatcher = dispatcher;
        this.changes = changes;
        selector = Selector.open();
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            // What a daemon that was killed has left.
            Files.deleteIfExists(path);
            server.bind(UnixDomainSocketAddress.of(path), BACKLOG);
        } catch (IOException | RuntimeException e) {
            closeQuietly(server);
            closeQuietly(selector);
            throw e;
        }
        server.configureBlocking(false);
        serverKey = server.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
    }

    static StandInSocket listen(Path path, Dispatcher dispatcher, Changes changes) throws IOException {
        StandInSocket socket = new StandInSocket(path, dispatcher, changes);
        socket.thread.start();
        return socket;
    }

    Path path() {
        return path;
    }

    List<StandInClient> clients() {
        return List.copyOf(clients.values());
    }

    boolean isFrozen() {
        return frozen;
    }

    void freeze(boolean freeze) {
        frozen = freeze;
        try {
            serverKey.interestOps(freeze ? 0 : SelectionKey.OP_ACCEPT);
        } catch (CancelledKeyException e) {
            // The daemon was closed.
            return;
        }
        clients.values().forEach(StandInClient::refreshInterest);
        wake();
    }

    /** To be called after what the thread waits for has changed. */
    void wake() {
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Has the thread close a channel whose key was cancelled. */
    void ended(StandInClient client, SocketChannel channel) {
        clients.remove(client.number());
        ended.add(channel);
        wake();
        changes.announce();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        wake();
        try {
            thread.join(END_LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(path);
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        try {
            while (!closed) {
                selector.select(key -> serve(key, buffer));
                closeEnded(buffer);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The stand-in can't go on", e);
        } finally {
            closeQuietly(server);
            clients().forEach(StandInClient::end);
            closeQuietly(() -> closeEnded(buffer));
            closeQuietly(selector);
        }
    }

    /**
     * Closes what has ended, once the selector has let go of it. Before that, Java would only end the sending side: libvirt
     * would read the end of the data before it sees the hang-up that the death of a daemon is.
     */
    private void closeEnded(ByteBuffer buffer) throws IOException {
        if (!ended.isEmpty()) {
            List<SocketChannel> channels = new ArrayList<>();
            for (SocketChannel next = ended.poll(); next != null; next = ended.poll()) {
                channels.add(next);
            }
            selector.selectNow(key -> serve(key, buffer));
            channels.forEach(StandInSocket::closeQuietly);
        }
    }

    private void serve(SelectionKey key, ByteBuffer buffer) {
        if (key == serverKey) {
            if (key.isValid()) {
                accept();
            }
            return;
        }
        StandInClient client = (StandInClient) key.attachment();
        try {
            if (key.isValid() && key.isReadable()) {
                client.readable(buffer, dispatcher);
            }
            if (key.isValid() && key.isWritable()) {
                client.writable();
            }
        } catch (IOException e) {
            client.end();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The stand-in can't read what " + client + " has sent", e);
            client.end();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = frozen ? null : server.accept();
            while (channel != null) {
                channel.configureBlocking(false);
                SelectionKey key = channel.register(selector, 0);
                StandInClient client = new StandInClient(++lastNumber, channel, key, this, changes);
                key.attach(client);
                clients.put(client.number(), client);
                client.refreshInterest();
                changes.announce();
                channel = frozen ? null : server.accept();
            }
        } catch (IOException e) {
            // Too many open files, for instance: the next attempt comes at once, and would fill the log.
            LockSupport.parkNanos(RETRY_NANOS);
            LOG.log(System.Logger.Level.WARNING, "The stand-in can't accept a client", e);
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "The stand-in can't close " + resource, e);
        }
    }
}
