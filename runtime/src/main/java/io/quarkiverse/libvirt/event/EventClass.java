package io.quarkiverse.libvirt.event;

/** What has events in libvirt. */
public enum EventClass {

    DOMAIN("domain", "dom"),
    NETWORK("network", "net"),
    STORAGE_POOL("storage-pool", "pool"),
    NODE_DEVICE("node-device", "dev"),
    SECRET("secret", "secret"),
    /** The connection itself. */
    CONNECTION("connection", null);

    private final String label;
    private final String jsonKey;

    EventClass(String label, String jsonKey) {
        this.label = label;
        this.jsonKey = jsonKey;
    }

    /** Its name in addresses, such as {@code storage-pool}. */
    public String label() {
        return label;
    }

    /** The key of the object in JSON: libvirt's parameter name; null if there is none. */
    String jsonKey() {
        return jsonKey;
    }
}
