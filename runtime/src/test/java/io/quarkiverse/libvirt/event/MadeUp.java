package io.quarkiverse.libvirt.event;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Events with values that a seed makes up, extreme ones among them. */
public final class MadeUp implements EventReader {

    private static final List<String> STRINGS = List.of("", "vda", "/images/ä ö/\"x\".qcow2", "日本語 \uD83D\uDE00",
            "\u0001\t\n\u007f", "x".repeat(10_000), "<b>&amp;\\u0000");
    private static final long[] LONGS = { 0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, Integer.MAX_VALUE + 1L };
    private static final int[] INTS = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99, -1, Integer.MAX_VALUE, Integer.MIN_VALUE };
    private static final double[] DOUBLES = { 0, -0.0, 1, 1.5, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };

    private final Random random;
    private final boolean forTheWire;

    private MadeUp(long seed, boolean forTheWire) {
        random = new Random(seed);
        this.forTheWire = forTheWire;
    }

    /** An event of this kind with values that libvirt's protocol can carry, and this origin. */
    public static LibvirtEvent event(EventKind<?> kind, long seed, EventOrigin origin) {
        MadeUp madeUp = new MadeUp(seed, true);
        return kind.read(origin, madeUp.object(kind.eventClass()), madeUp);
    }

    /** An event of this kind. */
    public static LibvirtEvent event(EventKind<?> kind, long seed) {
        MadeUp madeUp = new MadeUp(seed, false);
        EventOrigin origin = new EventOrigin(madeUp.string("connection"), madeUp.signedLong("generation"),
                madeUp.signedLong("sequence"),
                Instant.ofEpochSecond(madeUp.unsignedInt("time"), madeUp.random.nextInt(1_000_000_000)),
                madeUp.random.nextBoolean());
        return kind.read(origin, madeUp.object(kind.eventClass()), madeUp);
    }

    private LibvirtObject object(EventClass eventClass) {
        return switch (eventClass) {
            case DOMAIN -> new DomainRef(string("name"), uuid(), integer("id"));
            case NETWORK -> new NetworkRef(string("name"), uuid());
            case STORAGE_POOL -> new StoragePoolRef(string("name"), uuid());
            case NODE_DEVICE -> new NodeDeviceRef(string("name"));
            case SECRET -> new SecretRef(uuid(), integer("usageType"), optionalString("usageId"));
            case CONNECTION -> null;
        };
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public int integer(String name) {
        return INTS[random.nextInt(INTS.length)];
    }

    @Override
    public int code(String name) {
        return integer(name);
    }

    @Override
    public int flags(String name) {
        return integer(name);
    }

    @Override
    public long unsignedInt(String name) {
        return Integer.toUnsignedLong(integer(name));
    }

    @Override
    public long signedLong(String name) {
        return LONGS[random.nextInt(LONGS.length)];
    }

    @Override
    public long unsignedLong(String name) {
        return signedLong(name);
    }

    @Override
    public String string(String name) {
        return STRINGS.get(random.nextInt(STRINGS.size()));
    }

    @Override
    public String nullableString(String name) {
        return random.nextBoolean() ? null : string(name);
    }

    @Override
    public GraphicsAddress graphicsAddress(String name) {
        return new GraphicsAddress(integer(name), optionalString(name), optionalString(name));
    }

    /** The protocol has no NULL for strings inside of structures. */
    private String optionalString(String name) {
        return forTheWire ? string(name) : nullableString(name);
    }

    @Override
    public List<GraphicsIdentity> graphicsIdentities(String name) {
        List<GraphicsIdentity> identities = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            identities.add(new GraphicsIdentity(string(name), string(name)));
        }
        return identities;
    }

    @Override
    public TypedParameters typedParameters(String name) {
        List<TypedParameter> parameters = new ArrayList<>();
        for (int i = random.nextInt(10); i > 0; i--) {
            int type = forTheWire ? 1 + random.nextInt(7) : random.nextInt(9);
            String field = string(name);
            parameters.add(new TypedParameter(forTheWire ? field.substring(0, Math.min(field.length(), 40)) : field, type,
                    value(TypedParameter.Type.of(type))));
        }
        return new TypedParameters(parameters);
    }

    @Override
    public Map<String, Long> counts(String name) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            counts.put(string(name), signedLong(name));
        }
        return counts;
    }

    private Object value(TypedParameter.Type type) {
        return switch (type) {
            case INT -> integer("value");
            case UINT -> unsignedInt("value");
            case LLONG, UNKNOWN -> signedLong("value");
            case ULLONG -> new BigInteger(Long.toUnsignedString(signedLong("value")));
            case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
            case BOOLEAN -> random.nextBoolean();
            case STRING -> optionalString("value");
        };
    }
}
