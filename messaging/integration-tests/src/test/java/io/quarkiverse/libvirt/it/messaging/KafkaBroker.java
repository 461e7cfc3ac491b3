package io.quarkiverse.libvirt.it.messaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/** A Kafka broker that is its own controller (KRaft), in this JVM. */
final class KafkaBroker implements AutoCloseable {

    /** Strongly held, else the log manager forgets their levels. */
    private static final List<Logger> QUIET = Stream.of("kafka", "org.apache.kafka", "state").map(Logger::getLogger).toList();

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final int port;
    private KafkaRaftServer server;

    private KafkaBroker(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        settings.put("listeners", "CLIENTS://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://localhost:" + port);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.toString());
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("log.cleaner.enable", "false");
    }

    /** A new one, without topics. */
    static KafkaBroker start() throws Exception {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        Path folder = Files.createTempDirectory("kafka");
        KafkaBroker broker;
        try (ServerSocket one = new ServerSocket(0); ServerSocket other = new ServerSocket(0)) {
            broker = new KafkaBroker(folder, one.getLocalPort(), other.getLocalPort());
        }
        new Formatter().setNodeId(1).setClusterId(Uuid.randomUuid().toString()).addDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER").setMetadataLogDirectory(folder.toString())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream())).run();
        broker.startAgain();
        return broker;
    }

    /** With what it has on disk, at the same port. */
    void startAgain() {
        server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
    }

    /** Nobody reaches it until {@link #startAgain}. */
    void stop() {
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    String address() {
        return "localhost:" + port;
    }

    void createTopic(String name, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
