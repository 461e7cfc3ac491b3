package io.quarkiverse.libvirt.runtime.calls;

import java.lang.reflect.Constructor;

import org.libvirt.Connect;
import org.libvirt.jna.ConnectionPointer;

import com.sun.jna.Pointer;

import io.quarkiverse.libvirt.bindings.HostConnection;
import io.quarkiverse.libvirt.bindings.LibvirtException;

/**
 * libvirt-java's view of a connection that is open already: with a second one, each host would serve twice as many clients, and
 * the calls could reach a host whose events don't.
 */
final class SharedConnect {

    private static final Constructor<Connect> OF_POINTER = ofPointer();

    private SharedConnect() {
    }

    /** Has a reference of its own, which {@link Connect#close} gives back. */
    static Connect of(HostConnection host) throws LibvirtException {
        long reference = host.reference();
        try {
            ConnectionPointer pointer = new ConnectionPointer();
            pointer.setPointer(new Pointer(reference));
            return OF_POINTER.newInstance(pointer);
        } catch (ReflectiveOperationException e) {
            HostConnection.release(reference);
            throw new IllegalStateException("libvirt-java " + Connect.class.getPackage().getImplementationVersion()
                    + " can't take over a connection; 0.5.4 can", e);
        }
    }

    /** libvirt-java has it for its own use only. */
    private static Constructor<Connect> ofPointer() {
        try {
            Constructor<Connect> constructor = Connect.class.getDeclaredConstructor(ConnectionPointer.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("libvirt-java has no constructor of Connect for an open connection; 0.5.4 has one",
                    e);
        }
    }
}
