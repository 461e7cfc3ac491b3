package io.quarkiverse.libvirt.event;

import java.util.List;
import java.util.Map;

/**
 * Where an event's values come from: libvirt's callback, or JSON. A record reads its values in the order of libvirt's C
 * signature, by libvirt's parameter names, and thereby says what its signature and its JSON form are.
 * <p>
 * Each method throws an exception when the value isn't there or isn't of this type.
 */
public interface EventReader {

    /** {@code int} */
    int integer(String name);

    /** {@code int} that numbers the values of an enumeration */
    int code(String name);

    /** {@code unsigned int} whose bits are flags */
    int flags(String name);

    /** {@code unsigned int} */
    long unsignedInt(String name);

    /** {@code long long} */
    long signedLong(String name);

    /** {@code unsigned long long} */
    long unsignedLong(String name);

    /** {@code const char *} that is never NULL */
    String string(String name);

    /** {@code const char *} that may be NULL */
    String nullableString(String name);

    /** {@code const virDomainEventGraphicsAddress *} */
    GraphicsAddress graphicsAddress(String name);

    /** {@code const virDomainEventGraphicsSubject *} */
    List<GraphicsIdentity> graphicsIdentities(String name);

    /** {@code virTypedParameterPtr} and the {@code int} that says how many */
    TypedParameters typedParameters(String name);

    /** How many of what. libvirt has no such value: the connection's own events do. */
    Map<String, Long> counts(String name);
}
