package io.quarkiverse.libvirt.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class during which Vert.x has warned that a thread is blocked. Applied to all of them, by JUnit's services. */
public final class NothingIsBlocked implements BeforeAllCallback, AfterAllCallback {

    /** Strongly held, else the log manager forgets it together with its handler. */
    private static final Logger CHECKER = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    private static final List<String> WARNINGS = new CopyOnWriteArrayList<>();

    private static final Handler COLLECTOR = new Handler() {
        @Override
        public void publish(LogRecord message) {
            WARNINGS.add(String.valueOf(message.getMessage()));
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @Override
    public void beforeAll(ExtensionContext test) {
        CHECKER.removeHandler(COLLECTOR);
        CHECKER.addHandler(COLLECTOR);
        WARNINGS.clear();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (!WARNINGS.isEmpty()) {
            throw new AssertionError(test.getDisplayName() + " has blocked a thread of Vert.x: " + WARNINGS);
        }
    }
}
