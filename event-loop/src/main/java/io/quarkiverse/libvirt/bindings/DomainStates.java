package io.quarkiverse.libvirt.bindings;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** All domains with their states, by {@code virConnectGetAllDomainStats} in one round trip, where the driver has it. */
final class DomainStates {

    private static final int STATS_STATE = 1;
    private static final String STATE = "state.state";
    private static final String REASON = "state.reason";

    /** {@code virDomainStatsRecord}: {@code virDomainPtr dom; virTypedParameterPtr params; int nparams}. */
    private static final int PARAMETERS = 8;
    private static final int PARAMETER_COUNT = 16;

    /** Makes a value of one domain, which is freed after this call. */
    @FunctionalInterface
    interface Reader<T> {
        T read(long domain, int state, int reason) throws LibvirtException;
    }

    private DomainStates() {
    }

    /** Whatever happens, each record is freed with its domain, and the array. */
    static <T> List<T> ofAll(long connection, Reader<T> reader) throws LibvirtException {
        long[] array = new long[1];
        int count = Libvirt.virConnectGetAllDomainStats(connection, STATS_STATE, array, 0);
        if (count < 0) {
            throw LibvirtException.last();
        }
        try {
            Pointer records = new Pointer(array[0]);
            List<T> all = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                all.add(read(new Pointer(records.getLong((long) i * Native.POINTER_SIZE)), reader));
            }
            return all;
        } finally {
            Libvirt.virDomainStatsRecordListFree(array[0]);
        }
    }

    private static <T> T read(Pointer statistics, Reader<T> reader) throws LibvirtException {
        int[] stateAndReason = new int[2];
        TypedParameters.read(statistics.getLong(PARAMETERS), statistics.getInt(PARAMETER_COUNT), (field, type, value) -> {
            if (type == TypedParameters.INT && field.equals(STATE)) {
                stateAndReason[0] = (Integer) value;
            } else if (type == TypedParameters.INT && field.equals(REASON)) {
                stateAndReason[1] = (Integer) value;
            }
            return field;
        });
        return reader.read(statistics.getLong(0), stateAndReason[0], stateAndReason[1]);
    }
}
