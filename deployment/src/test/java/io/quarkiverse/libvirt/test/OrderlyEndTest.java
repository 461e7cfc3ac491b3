package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.QuarkusUnitTest;

/** The application ends: its own beans may use libvirt up to their end, and nothing of libvirt's is left behind. */
class OrderlyEndTest {

    private static final List<LogRecord> RECORDS = new CopyOnWriteArrayList<>();
    private static final Logger LOGGER = Logger.getLogger("io.quarkiverse.libvirt");
    private static final Handler RECORDER = new Handler() {
        @Override
        public void publish(LogRecord record) {
            RECORDS.add(record);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(OwnConnection.class))
            .overrideConfigKey("quarkus.log.category.\"io.quarkiverse.libvirt\".level", "DEBUG")
            .setAfterUndeployListener(OrderlyEndTest::assertNothingIsLeft);

    // Not in a method before all: Quarkus runs those in a class loader of its own, the listener above in JUnit's.
    static {
        LOGGER.addHandler(RECORDER);
    }

    private static void assertNothingIsLeft() {
        LOGGER.removeHandler(RECORDER);
        // Only said when virConnectClose has returned 0.
        assertThat(RECORDS).extracting(LogRecord::getMessage)
                .contains("The connection to libvirt at test:///default is closed");
        assertThat(RECORDS).filteredOn(record -> record.getLevel().intValue() >= Level.WARNING.intValue()).isEmpty();
    }

    @Test
    void leavesNothingBehind() {
        // What counts comes after it.
    }

    /** Closes its connection as late as a bean can. */
    @Singleton
    static class OwnConnection {

        private Connect connect;

        void open(@Observes StartupEvent start) throws LibvirtException {
            connect = new Connect("test:///default");
        }

        @PreDestroy
        void close() throws LibvirtException {
            connect.domainLookupByName("test").free();
            connect.close();
        }
    }
}
