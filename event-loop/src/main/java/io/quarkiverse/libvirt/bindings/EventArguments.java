package io.quarkiverse.libvirt.bindings;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.natives.NativeStrings;

/**
 * What libvirt passed to the callback of one event: the object that it is about, then the event's own parameters, to be read
 * one after the other in the order of the C signature. All of it is libvirt's and valid during the callback only.
 * <p>
 * Each read throws an {@link UndecodableEventException} when the value isn't what libvirt promises.
 */
public final class EventArguments {

    /** More than libvirt sends: 2048 tunable parameters, 64 of a job, 20 identities. */
    static final int MAX_COUNT = 1 << 16;

    private static final String NO_UUID = "the object has no UUID";

    private static final ThreadLocal<byte[]> UUID_BYTES = ThreadLocal.withInitial(() -> new byte[16]);

    private final long object;
    private final long[] slots;
    private int next;

    EventArguments(long object, long... slots) {
        this.object = object;
        this.slots = slots;
    }

    /** Makes a value of an address of {@code virDomainEventGraphicsAddress}. */
    @FunctionalInterface
    public interface AddressFactory<T> {

        /** @param node and service may be null */
        T address(int family, String node, String service);
    }

    /** Makes a value of a {@code virDomainEventGraphicsSubjectIdentity}. */
    @FunctionalInterface
    public interface IdentityFactory<T> {
        T identity(String type, String name);
    }

    /** From the first parameter on again. */
    public void rewind() {
        next = 0;
    }

    /** {@code int}, {@code unsigned int} */
    public int nextInt() {
        return (int) slots[next++];
    }

    /** {@code long long}, {@code unsigned long long} */
    public long nextLong() {
        return slots[next++];
    }

    /** {@code const char *}, null for NULL. What isn't UTF-8 is replaced. */
    public String nextString() {
        return string(slots[next++]);
    }

    /** {@code const virDomainEventGraphicsAddress *} */
    public <T> T nextAddress(AddressFactory<T> factory) {
        Pointer address = nextPointer();
        return factory.address(address.getInt(0), string(address.getLong(8)), string(address.getLong(16)));
    }

    /** {@code const virDomainEventGraphicsSubject *} */
    public <T> List<T> nextIdentities(IdentityFactory<T> factory) {
        Pointer subject = nextPointer();
        int count = checkedCount(subject.getInt(0));
        List<T> identities = new ArrayList<>(count);
        long identity = count == 0 ? 0 : notNull(subject.getLong(8));
        for (int i = 0; i < count; i++, identity += 16) {
            Pointer each = new Pointer(identity);
            identities.add(factory.identity(string(notNull(each.getLong(0))), string(notNull(each.getLong(8)))));
        }
        return identities;
    }

    /** {@code virTypedParameterPtr params, int nparams} */
    public <T> List<T> nextTypedParameters(TypedParameters.Factory<T> factory) {
        long parameters = slots[next++];
        int count = checkedCount(nextInt());
        return TypedParameters.read(count == 0 ? 0 : notNull(parameters), count, factory);
    }

    /** {@code virDomainGetName} */
    public String domainName() {
        return checkedName(EventDomain.name(checkedObject()));
    }

    /** {@code virDomainGetUUID} */
    public UUID domainUuid() {
        UUID uuid = EventDomain.uuid(checkedObject());
        if (uuid == null) {
            throw new UndecodableEventException(NO_UUID);
        }
        return uuid;
    }

    /** {@code virDomainGetID}: -1 for a domain that doesn't run. */
    public int domainId() {
        return EventDomain.id(checkedObject());
    }

    /** {@code virNetworkGetName} */
    public String networkName() {
        return checkedName(Libvirt.virNetworkGetName(checkedObject()));
    }

    /** {@code virNetworkGetUUID} */
    public UUID networkUuid() {
        byte[] bytes = UUID_BYTES.get();
        return checkedUuid(Libvirt.virNetworkGetUUID(checkedObject(), bytes), bytes);
    }

    /** {@code virStoragePoolGetName} */
    public String storagePoolName() {
        return checkedName(Libvirt.virStoragePoolGetName(checkedObject()));
    }

    /** {@code virStoragePoolGetUUID} */
    public UUID storagePoolUuid() {
        byte[] bytes = UUID_BYTES.get();
        return checkedUuid(Libvirt.virStoragePoolGetUUID(checkedObject(), bytes), bytes);
    }

    /** {@code virNodeDeviceGetName} */
    public String nodeDeviceName() {
        return checkedName(Libvirt.virNodeDeviceGetName(checkedObject()));
    }

    /** {@code virSecretGetUUID} */
    public UUID secretUuid() {
        byte[] bytes = UUID_BYTES.get();
        return checkedUuid(Libvirt.virSecretGetUUID(checkedObject(), bytes), bytes);
    }

    /** {@code virSecretGetUsageType} */
    public int secretUsageType() {
        return Libvirt.virSecretGetUsageType(checkedObject());
    }

    /** {@code virSecretGetUsageID}, null for none. */
    public String secretUsageId() {
        return Libvirt.virSecretGetUsageID(checkedObject());
    }

    private long checkedObject() {
        if (object == 0) {
            throw new UndecodableEventException("the object is NULL");
        }
        return object;
    }

    private static String checkedName(String name) {
        if (name == null) {
            throw new UndecodableEventException("the object has no name");
        }
        return name;
    }

    private static UUID checkedUuid(int result, byte[] bytes) {
        if (result != 0) {
            throw new UndecodableEventException(NO_UUID);
        }
        return uuid(bytes);
    }

    static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private Pointer nextPointer() {
        return new Pointer(notNull(slots[next++]));
    }

    private static long notNull(long pointer) {
        if (pointer == 0) {
            throw new UndecodableEventException("is NULL");
        }
        return pointer;
    }

    private static int checkedCount(int count) {
        if (count < 0 || count > MAX_COUNT) {
            throw new UndecodableEventException("claims to have " + count + " elements");
        }
        return count;
    }

    static String string(long pointer) {
        return NativeStrings.utf8(pointer);
    }
}
