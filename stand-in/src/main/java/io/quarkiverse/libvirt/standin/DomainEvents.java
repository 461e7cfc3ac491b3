package io.quarkiverse.libvirt.standin;

import java.util.List;
import java.util.function.Consumer;

/**
 * The events of guests, one method for each {@code virDomainEventID}, with the parameters of libvirt's callback. Enumerated
 * values are plain numbers, so that unknown ones can be sent; unsigned ones are sent bit by bit. A text may be null only where
 * its name says so, and may be a {@link RawText}.
 */
public final class DomainEvents {

    private DomainEvents() {
    }

    /** {@code VIR_DOMAIN_EVENT_ID_LIFECYCLE}. */
    public static EventMessage lifecycle(Domain domain, int event, int detail) {
        return of(0, 318, domain, fields -> fields.int32(event).int32(detail));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_REBOOT}. */
    public static EventMessage reboot(Domain domain) {
        return of(1, 319, domain, fields -> {
        });
    }

    /** {@code VIR_DOMAIN_EVENT_ID_RTC_CHANGE}. UTC offset in seconds. */
    public static EventMessage rtcChange(Domain domain, long utcOffset) {
        return of(2, 320, domain, fields -> fields.int64(utcOffset));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_WATCHDOG}. */
    public static EventMessage watchdog(Domain domain, int action) {
        return of(3, 321, domain, fields -> fields.int32(action));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_IO_ERROR}. */
    public static EventMessage ioError(Domain domain, CharSequence sourcePath, CharSequence deviceAlias, int action) {
        return of(4, 322, domain, fields -> fields.string(sourcePath).string(deviceAlias).int32(action));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_GRAPHICS}. The protocol allows up to 20 identities. */
    public static EventMessage graphics(Domain domain, int phase, GraphicsAddress local, GraphicsAddress remote,
            CharSequence authScheme, List<GraphicsIdentity> subject) {
        return of(5, 323, domain, fields -> {
            fields.int32(phase);
            local.write(fields);
            remote.write(fields);
            fields.string(authScheme).int32(subject.size());
            subject.forEach(identity -> identity.write(fields));
        });
    }

    /** {@code VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON}. */
    public static EventMessage ioErrorReason(Domain domain, CharSequence sourcePath, CharSequence deviceAlias, int action,
            CharSequence reason) {
        return of(6, 324, domain,
                fields -> fields.string(sourcePath).string(deviceAlias).int32(action).string(reason));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_CONTROL_ERROR}. */
    public static EventMessage controlError(Domain domain) {
        return of(7, 325, domain, fields -> {
        });
    }

    /** {@code VIR_DOMAIN_EVENT_ID_BLOCK_JOB}. */
    public static EventMessage blockJob(Domain domain, CharSequence path, int type, int status) {
        return of(8, 326, domain, fields -> fields.string(path).int32(type).int32(status));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_DISK_CHANGE}. */
    public static EventMessage diskChange(Domain domain, CharSequence oldPathOrNull, CharSequence newPathOrNull,
            CharSequence deviceAlias, int reason) {
        return of(9, 327, domain, fields -> fields.optionalString(oldPathOrNull)
                .optionalString(newPathOrNull)
                .string(deviceAlias)
                .int32(reason));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_TRAY_CHANGE}. */
    public static EventMessage trayChange(Domain domain, CharSequence deviceAlias, int reason) {
        return of(10, 328, domain, fields -> fields.string(deviceAlias).int32(reason));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_PMWAKEUP}. libvirt sends the reason 0. */
    public static EventMessage pmWakeup(Domain domain, int reason) {
        return ofReason(11, 329, domain, reason);
    }

    /** {@code VIR_DOMAIN_EVENT_ID_PMSUSPEND}. libvirt sends the reason 0. */
    public static EventMessage pmSuspend(Domain domain, int reason) {
        return ofReason(12, 330, domain, reason);
    }

    /** {@code VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE}. The size in KiB. */
    public static EventMessage balloonChange(Domain domain, long actual) {
        return of(13, 331, domain, fields -> fields.int64(actual));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK}. libvirt sends the reason 0. */
    public static EventMessage pmSuspendDisk(Domain domain, int reason) {
        return ofReason(14, 332, domain, reason);
    }

    /** {@code VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED}. */
    public static EventMessage deviceRemoved(Domain domain, CharSequence deviceAlias) {
        return of(15, 333, domain, fields -> fields.string(deviceAlias));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2}. */
    public static EventMessage blockJob2(Domain domain, CharSequence target, int type, int status) {
        return of(16, 339, domain, fields -> fields.string(target).int32(type).int32(status));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_TUNABLE}. The protocol allows up to 2048 parameters. */
    public static EventMessage tunable(Domain domain, List<TypedParameter> parameters) {
        return of(17, 346, domain, fields -> TypedParameter.writeAll(fields, parameters));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE}. */
    public static EventMessage agentLifecycle(Domain domain, int state, int reason) {
        return of(18, 348, domain, fields -> fields.int32(state).int32(reason));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_DEVICE_ADDED}. */
    public static EventMessage deviceAdded(Domain domain, CharSequence deviceAlias) {
        return of(19, 354, domain, fields -> fields.string(deviceAlias));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION}. */
    public static EventMessage migrationIteration(Domain domain, int iteration) {
        return of(20, 359, domain, fields -> fields.int32(iteration));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_JOB_COMPLETED}. The protocol allows up to 64 parameters. */
    public static EventMessage jobCompleted(Domain domain, List<TypedParameter> parameters) {
        return of(21, 363, domain, fields -> TypedParameter.writeAll(fields, parameters));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED}. */
    public static EventMessage deviceRemovalFailed(Domain domain, CharSequence deviceAlias) {
        return of(22, 367, domain, fields -> fields.string(deviceAlias));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_METADATA_CHANGE}. */
    public static EventMessage metadataChange(Domain domain, int type, CharSequence namespaceOrNull) {
        return of(23, 379, domain, fields -> fields.int32(type).optionalString(namespaceOrNull));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD}. Threshold and excess in bytes. */
    public static EventMessage blockThreshold(Domain domain, CharSequence device, CharSequence pathOrNull, long threshold,
            long excess) {
        return of(24, 385, domain,
                fields -> fields.string(device).optionalString(pathOrNull).int64(threshold).int64(excess));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE}. */
    public static EventMessage memoryFailure(Domain domain, int recipient, int action, int flags) {
        return of(25, 423, domain, fields -> fields.int32(recipient).int32(action).int32(flags));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE}. The size in KiB. */
    public static EventMessage memoryDeviceSizeChange(Domain domain, CharSequence alias, long size) {
        return of(26, 438, domain, fields -> fields.string(alias).int64(size));
    }

    /** {@code VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE}. For clients of libvirt 11.2 or newer. */
    public static EventMessage nicMacChange(Domain domain, CharSequence alias, CharSequence oldMac, CharSequence newMac) {
        return of(27, 453, domain, fields -> fields.string(alias).string(oldMac).string(newMac));
    }

    /** A message of a domain: after the domain come the fields. */
    private static EventMessage of(int eventId, int procedure, Domain domain, Consumer<XdrWriter> fields) {
        return EventMessage.of(EventClass.DOMAIN, eventId, procedure, domain.identity(), body -> {
            domain.write(body);
            fields.accept(body);
        });
    }

    /** The three messages in which the reason comes first. */
    private static EventMessage ofReason(int eventId, int procedure, Domain domain, int reason) {
        return EventMessage.of(EventClass.DOMAIN, eventId, procedure, domain.identity(), body -> {
            body.int32(reason);
            domain.write(body);
        });
    }
}
