package io.quarkiverse.libvirt.bindings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.benchmarks.micro.HostOfATest;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.EventOrigin;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.UnknownLibvirtEvent;
import io.quarkiverse.libvirt.runtime.decoding.EventDecoder;

/** From the arguments of libvirt's callback to a record, with name, UUID and id of a real domain. */
@State(Scope.Thread)
public class Decoding {

    private static final int POINTER = 8;
    private static final int ADDRESS = 24;
    private static final int TYPED_PARAMETER = 96;
    private static final int TYPE = 80;
    private static final int VALUE = 88;
    private static final int IPV4 = 0;
    private static final int SUSPENDED = 3;
    private static final int ELEMENT = 2;

    private final EventOrigin origin = new EventOrigin("host", 1, Instant.EPOCH);
    private final EventKind<?> lifecycle = kind(EventAddresses.DOMAIN_LIFECYCLE);
    private final EventKind<?> metadata = kind(EventAddresses.DOMAIN_METADATA_CHANGE);
    private final EventKind<?> graphics = kind(EventAddresses.DOMAIN_GRAPHICS);
    private final EventKind<?> tunable = kind(EventAddresses.DOMAIN_TUNABLE);
    /** Kept from the garbage collector as long as addresses of it are in use. */
    private final List<Memory> memory = new ArrayList<>();

    private HostOfATest host;
    private long domain;
    private long uri;
    private long local;
    private long remote;
    private long scheme;
    private long subject;
    private long parameters;

    private static EventKind<?> kind(String address) {
        return EventKind.ofAddress(address).orElseThrow();
    }

    @Setup
    public void makeArguments() {
        host = new HostOfATest();
        domain = host.domain();
        uri = string("urn:example:metadata");
        local = address("192.0.2.7", "5900");
        remote = address("192.0.2.8", "49152");
        scheme = string("sasl");
        subject = subject("saslUsername", "joe");
        parameters = parameters("cputune.cpu_shares", "cputune.vcpu_period", "cputune.vcpu_quota");
        for (LibvirtEvent event : List.of(lifecycle(), metadataChange(), graphicsWithTwoAddresses(),
                tunableWithThreeValues())) {
            if (event instanceof UnknownLibvirtEvent unknown) {
                throw new IllegalStateException(unknown.problem());
            }
        }
    }

    @TearDown
    public void close() {
        host.close();
        memory.clear();
    }

    private LibvirtEvent decode(EventKind<?> kind, long... slots) {
        return EventDecoder.decode(kind, origin, new EventArguments(domain, slots));
    }

    @Benchmark
    public LibvirtEvent lifecycle() {
        return decode(lifecycle, SUSPENDED, 0);
    }

    @Benchmark
    public LibvirtEvent metadataChange() {
        return decode(metadata, ELEMENT, uri);
    }

    @Benchmark
    public LibvirtEvent graphicsWithTwoAddresses() {
        return decode(graphics, 0, local, remote, scheme, subject);
    }

    @Benchmark
    public LibvirtEvent tunableWithThreeValues() {
        return decode(tunable, parameters, 3);
    }

    private Memory allocate(long size) {
        Memory allocated = new Memory(size);
        allocated.clear();
        memory.add(allocated);
        return allocated;
    }

    private long string(String text) {
        Memory string = allocate(text.length() + 1);
        string.setString(0, text);
        return Pointer.nativeValue(string);
    }

    private long address(String node, String service) {
        Memory address = allocate(ADDRESS);
        address.setInt(0, IPV4);
        address.setLong(POINTER, string(node));
        address.setLong(2 * POINTER, string(service));
        return Pointer.nativeValue(address);
    }

    private long subject(String type, String name) {
        Memory identity = allocate(2 * POINTER);
        identity.setLong(0, string(type));
        identity.setLong(POINTER, string(name));
        Memory subject = allocate(2 * POINTER);
        subject.setInt(0, 1);
        subject.setLong(POINTER, Pointer.nativeValue(identity));
        return Pointer.nativeValue(subject);
    }

    private long parameters(String... names) {
        Memory all = allocate(names.length * (long) TYPED_PARAMETER);
        for (int i = 0; i < names.length; i++) {
            Pointer parameter = all.share(i * (long) TYPED_PARAMETER);
            parameter.setString(0, names[i]);
            parameter.setInt(TYPE, TypedParameters.ULLONG);
            parameter.setLong(VALUE, 1024);
        }
        return Pointer.nativeValue(all);
    }
}
