package io.quarkiverse.libvirt.it.daemon;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

import io.quarkiverse.libvirt.LibvirtConnection;

/** What connections write to the log from now on. */
final class LogLines extends Handler implements AutoCloseable {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(LibvirtConnection.class.getName());

    LogLines() {
        logger.addHandler(this);
    }

    /** The warnings, and worse, that name this connection. */
    List<String> warningsOf(String connection) {
        return records.stream().filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                .map(record -> ((ExtLogRecord) record).getFormattedMessage())
                .filter(line -> line.contains("'" + connection + "'")).toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
