package io.quarkiverse.libvirt.standin;

/** Numbers of libvirt's procedures ({@code REMOTE_PROC_*}) that the stand-in answers or that a test may want to change. */
public final class Procedures {

    public static final int CONNECT_OPEN = 1;
    public static final int CONNECT_CLOSE = 2;
    public static final int CONNECT_GET_TYPE = 3;
    public static final int CONNECT_GET_VERSION = 4;
    public static final int CONNECT_GET_CAPABILITIES = 7;
    public static final int DOMAIN_CREATE = 9;
    public static final int DOMAIN_DESTROY = 12;
    public static final int DOMAIN_LOOKUP_BY_NAME = 23;
    public static final int DOMAIN_LOOKUP_BY_UUID = 24;
    public static final int DOMAIN_RESUME = 28;
    public static final int DOMAIN_SUSPEND = 34;
    public static final int CONNECT_GET_HOSTNAME = 59;
    public static final int CONNECT_SUPPORTS_FEATURE = 60;
    public static final int AUTH_LIST = 66;
    public static final int CONNECT_GET_URI = 110;
    public static final int CONNECT_IS_SECURE = 149;
    public static final int DOMAIN_IS_ACTIVE = 150;
    public static final int DOMAIN_IS_PERSISTENT = 151;
    public static final int NETWORK_IS_ACTIVE = 152;
    public static final int NETWORK_IS_PERSISTENT = 153;
    public static final int STORAGE_POOL_IS_ACTIVE = 154;
    public static final int STORAGE_POOL_IS_PERSISTENT = 155;
    public static final int CONNECT_GET_LIB_VERSION = 157;
    public static final int DOMAIN_GET_STATE = 212;
    public static final int CONNECT_LIST_ALL_DOMAINS = 273;
    public static final int CONNECT_LIST_ALL_STORAGE_POOLS = 281;
    public static final int CONNECT_LIST_ALL_NETWORKS = 283;
    public static final int CONNECT_LIST_ALL_NODE_DEVICES = 285;
    public static final int CONNECT_LIST_ALL_SECRETS = 287;
    public static final int CONNECT_NETWORK_EVENT_REGISTER_ANY = 313;
    public static final int CONNECT_NETWORK_EVENT_DEREGISTER_ANY = 314;
    public static final int CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY = 316;
    public static final int CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY = 317;
    public static final int CONNECT_GET_ALL_DOMAIN_STATS = 344;
    public static final int CONNECT_REGISTER_CLOSE_CALLBACK = 360;
    public static final int CONNECT_UNREGISTER_CLOSE_CALLBACK = 361;
    public static final int CONNECT_EVENT_CONNECTION_CLOSED = 362;
    public static final int CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY = 368;
    public static final int CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY = 369;
    public static final int CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY = 374;
    public static final int CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY = 375;
    public static final int CONNECT_SECRET_EVENT_REGISTER_ANY = 380;
    public static final int CONNECT_SECRET_EVENT_DEREGISTER_ANY = 381;

    /** The program whose procedures these are. */
    static final int REMOTE_PROGRAM = 0x20008086;
    static final int KEEPALIVE_PROGRAM = 0x6b656570;
    static final int KEEPALIVE_PING = 1;
    static final int KEEPALIVE_PONG = 2;
    /** Of both programs. */
    static final int VERSION = 1;

    private Procedures() {
    }
}
