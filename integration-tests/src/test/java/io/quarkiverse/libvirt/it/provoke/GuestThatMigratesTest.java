package io.quarkiverse.libvirt.it.provoke;

import static io.quarkiverse.libvirt.it.provoke.Payload.ORIGIN;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.event.DomainEventDetail;
import io.quarkiverse.libvirt.event.DomainEventType;
import io.quarkiverse.libvirt.event.DomainJobCompletedEvent;
import io.quarkiverse.libvirt.event.DomainJobOperation;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.DomainMigrationIterationEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.it.daemon.PrivateDaemonResource;
import io.quarkiverse.libvirt.it.host.PrivateDaemon;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Two daemons, as on two hosts. The application under test is connected to one of them. */
@QuarkusTest
@WithTestResource(value = PrivateDaemonResource.Qemu.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class GuestThatMigratesTest extends RealGuestEvents {

    static final Set<Class<? extends LibvirtEvent>> PROVOKED = Set.of(
            DomainLifecycleEvent.class, DomainMigrationIterationEvent.class, DomainJobCompletedEvent.class);

    @Override
    Set<Class<? extends LibvirtEvent>> provoked() {
        return PROVOKED;
    }

    @Test
    void goesToAnotherHost() {
        try (PrivateDaemon other = new PrivateDaemon()) {
            guest.start();
            expect(() -> migrateTo(other), new DomainMigrationIterationEvent(ORIGIN, domain, 1),
                    lifecycle(DomainEventType.SUSPENDED, 3, DomainEventDetail.MIGRATED, 1),
                    lifecycle(DomainEventType.STOPPED, 5, DomainEventDetail.MIGRATED, 3));
        }
    }

    @Test
    void theCompletedMigrationIsMeasured() {
        try (PrivateDaemon other = new PrivateDaemon()) {
            guest.start();
            assertMeasured(migrateTo(other), DomainJobOperation.MIGRATION_OUT, 5);
        }
    }

    @Test
    void comesFromAnotherHost() {
        try (PrivateDaemon other = new PrivateDaemon()) {
            guest.start();
            migrateTo(other);
            expect(() -> guest.operatorAt(other).migrate(daemon),
                    lifecycle(DomainEventType.STARTED, 2, DomainEventDetail.MIGRATED, 1),
                    lifecycle(DomainEventType.RESUMED, 4, DomainEventDetail.MIGRATED, 1));
            guest.destroy();
        }
    }

    /** Returns the last event of it. */
    private DomainJobCompletedEvent migrateTo(PrivateDaemon other) {
        return expectOne(DomainJobCompletedEvent.class, () -> operator.migrate(other));
    }
}
