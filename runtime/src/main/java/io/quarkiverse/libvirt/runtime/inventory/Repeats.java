package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which synthetic events libvirt may still repeat: an event that was on its way while the host was listed tells what the
 * listing already showed.
 */
final class Repeats<K> {

    /** libvirt delivers in milliseconds; a host that is this late is about to be given up. */
    static final Duration WITHIN = Duration.ofSeconds(30);

    /** Bits by event type. */
    private record Marks(int ofState, int ofDefinition, Instant until) {
    }

    private final Map<K, Marks> marks = new HashMap<>();
    /** When the last of them ends. */
    private Instant end = Instant.MIN;

    void expect(K key, Told told, Instant now) {
        Instant until = now.plus(WITHIN);
        Marks old = marks.getOrDefault(key, new Marks(0, 0, until));
        int bit = 1 << told.type();
        marks.put(key, new Marks(old.ofState | (told.ofDefinition() ? 0 : bit),
                old.ofDefinition | (told.ofDefinition() ? bit : 0), until));
        end = until;
    }

    /** Whether an event that changed nothing repeats a synthetic one; this is answered with yes once. */
    boolean isRepeated(K key, int type, Instant now) {
        Marks of = current(key, now);
        int bit = 1 << type;
        if (of == null || ((of.ofState | of.ofDefinition) & bit) == 0) {
            return false;
        }
        put(key, of.ofState & ~bit, of.ofDefinition & ~bit, of.until);
        return true;
    }

    /** An event has changed the object: what was said of this side of it before doesn't hold any more. */
    void contradicted(K key, boolean state, boolean definition, Instant now) {
        Marks of = current(key, now);
        if (of != null) {
            put(key, state ? 0 : of.ofState, definition ? 0 : of.ofDefinition, of.until);
        }
    }

    void clear() {
        marks.clear();
    }

    private Marks current(K key, Instant now) {
        if (marks.isEmpty()) {
            return null;
        }
        if (now.isAfter(end)) {
            marks.clear();
            return null;
        }
        Marks of = marks.get(key);
        if (of != null && now.isAfter(of.until)) {
            marks.remove(key);
            return null;
        }
        return of;
    }

    private void put(K key, int ofState, int ofDefinition, Instant until) {
        if ((ofState | ofDefinition) == 0) {
            marks.remove(key);
        } else {
            marks.put(key, new Marks(ofState, ofDefinition, until));
        }
    }
}
