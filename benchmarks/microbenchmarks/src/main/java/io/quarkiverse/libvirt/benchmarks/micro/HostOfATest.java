package io.quarkiverse.libvirt.benchmarks.micro;

/** The domain of libvirt's test driver, on a connection without an event loop. */
public final class HostOfATest implements AutoCloseable {

    private final long connection = Functions.open();
    private final long domain = Functions.domain(connection);

    /** The {@code virDomainPtr}. */
    public long domain() {
        return domain;
    }

    @Override
    public void close() {
        Functions.free(domain);
        Functions.close(connection);
    }
}
