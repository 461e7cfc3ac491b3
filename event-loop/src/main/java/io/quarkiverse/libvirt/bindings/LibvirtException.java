package io.quarkiverse.libvirt.bindings;

/** libvirt refused a call; the message is libvirt's own, in one line and without secrets. */
public class LibvirtException extends Exception {

    private static final long serialVersionUID = 1L;

    /** {@code VIR_ERR_NO_SUPPORT}: the driver has no such function. */
    public static final int NO_SUPPORT = 3;
    /** {@code VIR_ERR_NO_DOMAIN}: the domain isn't there. */
    public static final int NO_DOMAIN = 42;

    private final int code;
    private final int domain;

    /** Of our own, without libvirt. */
    LibvirtException(String message) {
        this(message, -1, 0);
    }

    private LibvirtException(String message, int code, int domain) {
        super(message);
        this.code = code;
        this.domain = domain;
    }

    /** The last error of libvirt on this thread. To be called before libvirt is: the next call forgets it. */
    static LibvirtException last() {
        return new LibvirtException(OneLine.of(Secrets.hide(Libvirt.virGetLastErrorMessage())), Libvirt.virGetLastErrorCode(),
                Libvirt.virGetLastErrorDomain());
    }

    /** What went wrong ({@code virErrorNumber}); -1 when it was not libvirt that refused. */
    public int code() {
        return code;
    }

    /** The part of libvirt that says so ({@code virErrorDomain}); 0 when it was not libvirt that refused. */
    public int domain() {
        return domain;
    }
}
