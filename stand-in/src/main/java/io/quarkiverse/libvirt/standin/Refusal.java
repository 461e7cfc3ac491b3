package io.quarkiverse.libvirt.standin;

/**
 * The error that a call is answered with.
 *
 * @param code what the client's {@code virErrorPtr} will say, {@code VIR_ERR_*}; any number
 * @param message what it will say as text; real daemons put the code's own text in front ("access denied: …"). May be null.
 */
public record Refusal(int code, CharSequence message) {

    /** {@code VIR_ERR_INTERNAL_ERROR}. */
    public static final int INTERNAL_ERROR = 1;
    /** {@code VIR_ERR_NO_SUPPORT}: the driver has no such function. */
    public static final int NO_SUPPORT = 3;
    /** {@code VIR_ERR_INVALID_ARG}. */
    public static final int INVALID_ARG = 8;
    /** {@code VIR_ERR_OPERATION_FAILED}. */
    public static final int OPERATION_FAILED = 9;
    /** {@code VIR_ERR_NO_DOMAIN}. */
    public static final int NO_DOMAIN = 42;
    /** {@code VIR_ERR_NO_NETWORK}. */
    public static final int NO_NETWORK = 43;
    /** {@code VIR_ERR_AUTH_FAILED}. */
    public static final int AUTH_FAILED = 45;
    /** {@code VIR_ERR_NO_STORAGE_POOL}. */
    public static final int NO_STORAGE_POOL = 49;
    /** {@code VIR_ERR_OPERATION_INVALID}. */
    public static final int OPERATION_INVALID = 55;
    /** {@code VIR_ERR_ACCESS_DENIED}. */
    public static final int ACCESS_DENIED = 88;

    private static final int FROM_TEST_DRIVER = 12;
    private static final int LEVEL_ERROR = 2;

    /** A {@code virNetMessageError}. */
    byte[] encode() {
        return new XdrWriter().int32(code)
                .int32(FROM_TEST_DRIVER)
                .optionalString(message)
                .int32(LEVEL_ERROR)
                .int32(0) // no domain
                .optionalString(message)
                .optionalString(null)
                .optionalString(null)
                .int32(0)
                .int32(0)
                .int32(0) // no network
                .toByteArray();
    }
}
