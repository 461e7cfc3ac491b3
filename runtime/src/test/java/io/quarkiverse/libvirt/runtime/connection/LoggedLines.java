package io.quarkiverse.libvirt.runtime.connection;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** All that the extension writes to the log from now on, at every level. */
final class LoggedLines extends Handler implements AutoCloseable {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.quarkiverse.libvirt");
    private final Level before = logger.getLevel();

    LoggedLines() {
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** The messages, without what was thrown. */
    List<String> messages() {
        return records.stream().map(LoggedLines::message).toList();
    }

    /** All of it: the stack traces, too. */
    String text() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        for (LogRecord each : records) {
            out.println(message(each));
            if (each.getThrown() != null) {
                each.getThrown().printStackTrace(out);
            }
        }
        return text.toString();
    }

    private static String message(LogRecord line) {
        return line instanceof ExtLogRecord known ? known.getFormattedMessage() : line.getMessage();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
