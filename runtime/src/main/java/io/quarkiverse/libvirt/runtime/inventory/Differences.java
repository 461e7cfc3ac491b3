package io.quarkiverse.libvirt.runtime.inventory;

import static io.quarkiverse.libvirt.runtime.inventory.Listed.NO_REASON;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.inventory.DomainState;

/** The events that lead from what was known of an object to what it is now; null stands for an object that isn't there. */
final class Differences<O extends LibvirtObject> {

    private final ObjectRules<O, ?, ?> rules;
    private final Known<O> old;
    private final Known<O> now;
    private final List<Told> told = new ArrayList<>();

    private Differences(ObjectRules<O, ?, ?> rules, Known<O> old, Known<O> now) {
        this.rules = rules;
        this.old = old;
        this.now = now;
    }

    /**
     * The events.
     *
     * @param reason why it is in its state, or {@link Listed#NO_REASON}
     * @param renameBegan whether it was told already that its old name ended
     */
    static <O extends LibvirtObject> List<Told> between(ObjectRules<O, ?, ?> rules, Known<O> old, Known<O> now,
            int reason, boolean renameBegan) {
        if (old == null && now == null) {
            return List.of();
        }
        return new Differences<>(rules, old, now).tell(reason, renameBegan);
    }

    private List<Told> tell(int reason, boolean renameBegan) {
        O before = old == null ? now.object() : old.object();
        O after = now == null ? old.object() : now.object();
        boolean otherName = !rules.name(before).equals(rules.name(after));
        // What isn't defined can't be renamed: it is another one, even if events that were lost hid it.
        boolean restarted = Known.restarted(old, now)
                || otherName && Known.active(old) && Known.active(now) && !Known.defined(old) && !Known.defined(now);
        boolean stops = Known.active(old) && (restarted || !Known.active(now));
        boolean starts = Known.active(now) && (restarted || !Known.active(old));
        boolean loses = Known.defined(old) && !Known.defined(now);
        int idBefore = stops ? -1 : Known.id(old);

        // Defined first and undefined last, so that the object isn't gone in between.
        boolean gains = !Known.defined(old) && Known.defined(now);
        if (gains) {
            say(Step.DEFINED, after, Known.id(old), NO_REASON);
        }
        if (stops) {
            say(Step.STOPPED, gains ? after : before, -1, restarted ? NO_REASON : reason);
        }
        if (otherName && Known.defined(old)) {
            if (!loses) {
                if (!renameBegan) {
                    say(Step.RENAMED_FROM, before, idBefore, NO_REASON);
                }
                say(Step.RENAMED_TO, after, idBefore, NO_REASON);
            } else if (starts) {
                // Another one of the same UUID: the old name ends before the new one starts.
                say(Step.UNDEFINED, before, -1, NO_REASON);
                loses = false;
            }
        }
        tellState(after, starts, reason);
        if (loses) {
            say(Step.UNDEFINED, after, Known.id(now), NO_REASON);
        }
        return told;
    }

    private void tellState(O after, boolean starts, int reason) {
        if (!Known.active(now)) {
            return;
        }
        DomainState from = starts ? DomainState.RUNNING : Known.told(old);
        DomainState to = Known.told(now);
        if (starts) {
            say(Step.STARTED, after, now.id(), to == DomainState.RUNNING ? reason : NO_REASON);
        }
        if (from == to) {
            return;
        }
        say(switch (to) {
            case PAUSED -> Step.SUSPENDED;
            case SHUTDOWN -> Step.SHUTDOWN;
            case CRASHED -> Step.CRASHED;
            case PMSUSPENDED -> Step.PMSUSPENDED;
            // libvirt says of a domain that wakes up that it started, of all others that they go on.
            default -> from == DomainState.PMSUSPENDED ? Step.WOKEN : Step.RESUMED;
        }, after, now.id(), reason);
    }

    private void say(Step step, O object, int id, int reason) {
        told.add(rules.told(step, object, id, reason));
    }
}
