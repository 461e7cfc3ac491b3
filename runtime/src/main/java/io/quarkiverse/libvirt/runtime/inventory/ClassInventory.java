package io.quarkiverse.libvirt.runtime.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.event.LibvirtObject;
import io.quarkiverse.libvirt.inventory.DomainState;
import io.quarkiverse.libvirt.inventory.Inventory;
import io.quarkiverse.libvirt.inventory.ObjectStatus;

/** The objects of one class. One thread writes; what it has written is published as a whole, for any thread to read. */
class ClassInventory<O extends LibvirtObject, K extends Comparable<K>, S extends ObjectStatus>
        implements Inventory<K, S> {

    private final ObjectRules<O, K, S> rules;
    private final FirstListing first;
    private volatile Contents<O, K, S> contents;

    // The writing thread's own.
    private final Repeats<K> repeats = new Repeats<>();
    /**
     * Of which sides of which objects events have told since the listing began. Of these the events know better: whether
     * the host was listed before or after them can't be seen. What they said last is in the contents.
     */
    private Map<K, Sides> toldMeanwhile;
    private boolean everListed;
    /** Also of what was never known to be active. */
    private boolean tellStopped;
    /** Whose old name was told to end, and whose new name wasn't told yet. */
    private final Set<K> beingRenamed = new HashSet<>();

    /** The two sides of what is known of an object. */
    private record Sides(boolean state, boolean definition) {

        static final Sides NEITHER = new Sides(false, false);

        Sides and(Sides other) {
            return new Sides(state || other.state, definition || other.definition);
        }
    }

    ClassInventory(ObjectRules<O, K, S> rules, FirstListing first, Instant now) {
        this.rules = rules;
        this.first = first;
        contents = Contents.empty(rules, now);
    }

    // Reading

    Contents<O, K, S> contents() {
        return contents;
    }

    @Override
    public Collection<S> all() {
        Contents<O, K, S> now = contents;
        return new AbstractCollection<>() {
            @Override
            public Iterator<S> iterator() {
                Iterator<Known<O>> known = now.inOrder().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return known.hasNext();
                    }

                    @Override
                    public S next() {
                        return now.status(known.next());
                    }
                };
            }

            @Override
            public int size() {
                return now.byKey().size();
            }
        };
    }

    @Override
    public Optional<S> get(K key) {
        Contents<O, K, S> now = contents;
        return Optional.ofNullable(now.byKey().get(key)).map(now::status);
    }

    @Override
    public int size() {
        return contents.byKey().size();
    }

    @Override
    public boolean isComplete() {
        return contents.isComplete();
    }

    // Writing

    void unreachable(Instant now) {
        toldMeanwhile = null;
        // What was on its way then is lost.
        repeats.clear();
        beingRenamed.clear();
        contents = contents.unreachable(now);
    }

    void reachable() {
        contents = contents.reachableAgain();
    }

    boolean apply(LibvirtEvent event, Clock clock) {
        Fact<O> fact = rules.fact(event);
        if (fact == null) {
            return true;
        }
        Instant now = clock.instant();
        K key = rules.key(fact.object());
        Known<O> old = contents.byKey().get(key);
        Known<O> next = after(old, fact, now);
        // Another name counts for the side that the event is about.
        boolean otherName = old != null && next != null && !sameName(old, next);
        Sides changed = new Sides(
                Known.told(old) != Known.told(next) || Known.id(old) != Known.id(next)
                        || otherName && fact.state() != null,
                Known.defined(old) != Known.defined(next) || otherName && fact.defined() != null);
        if (toldMeanwhile != null) {
            toldMeanwhile.merge(key, new Sides(fact.state() != null, fact.defined() != null), Sides::and);
        }
        if (changed.equals(Sides.NEITHER)) {
            if (fact.mayRepeat() && repeats.isRepeated(key, fact.type(), now)) {
                return false;
            }
        } else {
            repeats.contradicted(key, changed.state, changed.definition, now);
        }
        if (fact.defined() != null) {
            beingRenamed.remove(key);
        } else if (fact.state() == null) {
            beingRenamed.add(key);
        }
        if (next != old) {
            contents = contents.with(key, next);
        }
        return true;
    }

    private Known<O> after(Known<O> old, Fact<O> fact, Instant now) {
        Known<O> was = old != null ? old : new Known<>(fact.object(), -1, DomainState.SHUTOFF, false, now, period());
        Known<O> next = was;
        if (fact.state() != null) {
            int id = fact.state() == DomainState.SHUTOFF ? -1 : fact.id() >= 0 ? fact.id() : was.id();
            next = new Known<>(fact.object(), id, fact.state(), was.defined(), now, period());
            if (Known.told(next) == Known.told(was) && id == was.id()) {
                next = new Known<>(fact.object(), id, fact.state(), was.defined(), was.since(), period());
            }
        }
        if (fact.defined() != null) {
            next = new Known<>(fact.object(), next.id(), next.state(), fact.defined(), next.since(), next.heard());
        }
        return next.orGone();
    }

    private long period() {
        return contents.period();
    }

    private boolean sameName(Known<O> one, Known<O> other) {
        return rules.name(one.object()).equals(rules.name(other.object()));
    }

    // Listing

    Object beginListing() {
        toldMeanwhile = new HashMap<>();
        return toldMeanwhile;
    }

    void abandonListing(Object listing) {
        if (listing == toldMeanwhile) {
            toldMeanwhile = null;
        }
    }

    List<Change> endListing(Object listing, Collection<Listed> result, Instant now) {
        if (listing != toldMeanwhile) {
            return List.of();
        }
        Map<K, Sides> meanwhile = toldMeanwhile;
        toldMeanwhile = null;
        boolean silent = !everListed && first == FirstListing.SILENT;
        tellStopped = !everListed && first == FirstListing.TOLD_WITH_STATES;
        everListed = true;

        Map<K, Listed> listed = new HashMap<>();
        result.forEach(each -> listed.put(rules.key(rules.object(each.object())), each));
        Contents<O, K, S> before = contents;
        Contents<O, K, S> after = before;
        List<Change> goes = new ArrayList<>();
        List<Change> comes = new ArrayList<>();
        // What goes is told before what comes: it may have left its name to it.
        for (Known<O> old : before.inOrder()) {
            K key = rules.key(old.object());
            if (!listed.containsKey(key)) {
                after = merge(after, key, old, null, meanwhile, silent, goes, now);
            }
        }
        for (Listed each : result) {
            K key = rules.key(rules.object(each.object()));
            if (listed.remove(key, each)) {
                after = merge(after, key, before.byKey().get(key), each, meanwhile, silent, comes, now);
            }
        }
        contents = after.listed();
        goes.addAll(comes);
        return goes;
    }

    private Contents<O, K, S> merge(Contents<O, K, S> into, K key, Known<O> old, Listed listed, Map<K, Sides> meanwhile,
            boolean silent, List<Change> changes, Instant now) {
        Known<O> next = merged(old, listed, meanwhile.getOrDefault(key, Sides.NEITHER), now);
        if (!silent) {
            int reason = listed == null ? Listed.NO_REASON : listed.reason();
            for (Told told : Differences.between(rules, old, next, reason, beingRenamed.contains(key))) {
                changes.add(told.change());
                repeats.expect(key, told, now);
            }
            if (tellStopped && old == null && next != null && !next.active()) {
                changes.add(rules.told(Step.STOPPED, next.object(), -1, reason).change());
            }
        }
        if (old == null || next == null || !sameName(old, next)) {
            beingRenamed.remove(key);
        }
        return next == null && old == null ? into : into.with(key, next);
    }

    /** The listing, but for what events have told meanwhile. */
    private Known<O> merged(Known<O> old, Listed listed, Sides told, Instant now) {
        Known<O> seen = listed == null ? null
                : new Known<>(rules.object(listed.object()), listed.id(), listed.state(), listed.persistent(), now,
                        period());
        Known<O> state = told.state ? old : seen;
        Known<O> definition = told.definition ? old : seen;
        // Every event names the object.
        Known<O> named = seen == null || old != null && !told.equals(Sides.NEITHER) ? old : seen;
        if (named == null) {
            return null;
        }
        DomainState does = state == null ? DomainState.SHUTOFF : state.state();
        boolean sameRun = Known.told(old) == Known.told(state) && Known.id(old) == Known.id(state);
        return new Known<>(named.object(), Known.id(state), does, Known.defined(definition),
                old != null && sameRun ? old.since() : now, period()).orGone();
    }
}
