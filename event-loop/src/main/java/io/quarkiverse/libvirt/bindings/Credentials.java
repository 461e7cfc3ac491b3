package io.quarkiverse.libvirt.bindings;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Has libvirt's questions on opening a connection answered by a {@link CredentialSource}. */
final class Credentials {

    /** {@code virConnectAuth}: {@code int *credtype; unsigned int ncredtype; callback; void *cbdata}. */
    private static final int TYPE_COUNT = 8;
    private static final int CALLBACK = 16;
    private static final int CALLBACK_DATA = 24;
    private static final int AUTH_SIZE = 32;

    /**
     * {@code virConnectCredential}: {@code int type; char *prompt, *challenge, *defresult, *result; unsigned int resultlen}.
     */
    private static final int PROMPT = 8;
    private static final int CHALLENGE = 16;
    private static final int DEFAULT = 24;
    private static final int RESULT = 32;
    private static final int RESULT_LENGTH = 40;
    private static final int CREDENTIAL_SIZE = 48;

    private static final int ANSWERED = 0;
    private static final int CANCELLED = -1;

    interface Ask extends Callback {
        int invoke(long credentials, int count, long key);
    }

    /** libvirt calls it on the thread that opens, which is Java's. */
    private static final Ask ASK = Credentials::ask;

    private static final Map<Long, Credentials> BY_KEY = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();

    private final CredentialSource source;
    private final Secrets secrets;
    private volatile Throwable failure;

    private Credentials(CredentialSource source, Secrets secrets) {
        this.source = source;
        this.secrets = secrets;
    }

    /**
     * {@code virConnectOpenAuth}
     *
     * @param secrets gets to know the secret answers
     * @return the connection
     */
    static long open(HostAccess access, int flags, Secrets secrets) throws LibvirtException {
        if (access.credentials() == null) {
            return opened(Libvirt.virConnectOpenAuth(access.uri(), 0, flags), null);
        }
        Credentials credentials = new Credentials(access.credentials(), secrets);
        long key = KEYS.incrementAndGet();
        BY_KEY.put(key, credentials);
        int[] codes = CredentialType.codes();
        Memory types = new Memory((long) codes.length * Integer.BYTES);
        Memory auth = new Memory(AUTH_SIZE);
        try {
            types.write(0, codes, 0, codes.length);
            auth.setPointer(0, types);
            auth.setLong(TYPE_COUNT, codes.length);
            auth.setPointer(CALLBACK, CallbackReference.getFunctionPointer(ASK));
            auth.setLong(CALLBACK_DATA, key);
            return opened(Libvirt.virConnectOpenAuth(access.uri(), Pointer.nativeValue(auth), flags), credentials);
        } finally {
            BY_KEY.remove(key);
            Reference.reachabilityFence(types);
            Reference.reachabilityFence(auth);
        }
    }

    private static long opened(long pointer, Credentials credentials) throws LibvirtException {
        if (pointer != 0) {
            return pointer;
        }
        LibvirtException refused = LibvirtException.last();
        if (credentials != null && credentials.failure != null) {
            refused.initCause(credentials.failure);
        }
        throw refused;
    }

    private static int ask(long credentials, int count, long key) {
        Credentials asked = BY_KEY.get(key);
        if (asked == null) {
            return CANCELLED;
        }
        try {
            return asked.answer(credentials, count);
        } catch (Throwable thrown) {
            asked.failure = thrown;
            return CANCELLED;
        }
    }

    private int answer(long credentials, int count) {
        byte[][] answers = new byte[count][];
        for (int i = 0; i < count; i++) {
            Credential request = read(at(credentials, i));
            String answer = source.answer(request);
            if (answer == null) {
                return CANCELLED;
            }
            if (request.type().isSecret()) {
                secrets.add(answer);
            }
            answers[i] = answer.getBytes(StandardCharsets.UTF_8);
        }
        // Not before all are there: of a question that was cancelled libvirt need not take the answers.
        for (int i = 0; i < count; i++) {
            write(at(credentials, i), answers[i]);
        }
        return ANSWERED;
    }

    private static Pointer at(long credentials, int index) {
        return new Pointer(credentials + (long) index * CREDENTIAL_SIZE);
    }

    private static Credential read(Pointer credential) {
        int code = credential.getInt(0);
        return new Credential(CredentialType.of(code), code, EventArguments.string(credential.getLong(PROMPT)),
                EventArguments.string(credential.getLong(CHALLENGE)), EventArguments.string(credential.getLong(DEFAULT)));
    }

    /** libvirt frees the result. */
    private static void write(Pointer credential, byte[] answer) {
        long memory = Native.malloc(answer.length + 1L);
        if (memory == 0) {
            throw new OutOfMemoryError("No memory for the answer to libvirt's question");
        }
        Pointer result = new Pointer(memory);
        result.write(0, answer, 0, answer.length);
        result.setByte(answer.length, (byte) 0);
        credential.setLong(RESULT, memory);
        credential.setInt(RESULT_LENGTH, answer.length);
    }
}
