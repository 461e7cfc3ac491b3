package io.quarkiverse.libvirt.runtime.selection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.libvirt.event.EventClass;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Which kinds of events an application asks libvirt for: {@code quarkus.libvirt.events}. */
public final class EventSelection {

    private static final String ALL = "all";
    private static final String CONSUMED = "consumed";
    private static final String PREFIX = "libvirt.";

    private final Set<EventKind<?>> kinds;
    private final Set<EventKind<?>> named;

    private EventSelection(Set<EventKind<?>> kinds, Set<EventKind<?>> named) {
        this.kinds = kinds;
        this.named = named;
    }

    /**
     * The selection of a configuration.
     *
     * @param property the property's name
     * @param names its values
     * @param receivers who {@code consumed} stands for
     * @throws ConfigurationException when a value names no event; the message lists those that do
     */
    public static EventSelection of(String property, List<String> names, Receivers receivers) {
        Set<EventKind<?>> kinds = new LinkedHashSet<>();
        Set<EventKind<?>> named = new LinkedHashSet<>();
        for (String name : names) {
            String stripped = name.strip();
            switch (stripped) {
                case "" -> {
                }
                case ALL -> kinds.addAll(EventKind.all());
                case CONSUMED -> kinds.addAll(receivers.kinds());
                default -> {
                    Set<EventKind<?>> matching = matching(property, stripped);
                    kinds.addAll(matching);
                    // Of a class, what the host has is meant.
                    if (matching.size() == 1) {
                        named.addAll(matching);
                    }
                }
            }
        }
        // Always known: without it nobody would learn that no event can come any more.
        EventKind.all().stream().filter(kind -> kind.eventClass() == EventClass.CONNECTION).forEach(kinds::add);
        return new EventSelection(kinds, named);
    }

    /**
     * What a receiver of its own configuration wants.
     *
     * @param property the property's name
     * @param names of events or of classes of events, or {@code all}
     * @return exactly those, in the order of the table
     * @throws ConfigurationException when a value names no event; the message lists those that do
     */
    public static List<EventKind<?>> named(String property, List<String> names) {
        Set<EventKind<?>> kinds = new LinkedHashSet<>();
        for (String name : names) {
            String stripped = name.strip();
            kinds.addAll(stripped.equals(ALL) ? EventKind.all() : matching(property, stripped));
        }
        return EventKind.all().stream().filter(kinds::contains).collect(Collectors.toList());
    }

    /** In the order of the table. */
    public List<EventKind<?>> kinds() {
        return EventKind.all().stream().filter(kinds::contains).collect(Collectors.toList());
    }

    public boolean contains(EventKind<?> kind) {
        return kinds.contains(kind);
    }

    /** Whether the application asks for it by name, so that its absence is worth a warning. */
    public boolean names(EventKind<?> kind) {
        return named.contains(kind);
    }

    private static Set<EventKind<?>> matching(String property, String name) {
        String wanted = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        String ofClass = wanted.endsWith(".*") ? wanted.substring(0, wanted.length() - 2) : wanted;
        Set<EventKind<?>> matching = EventKind.all().stream()
                .filter(kind -> kind.name().equals(wanted) || kind.eventClass().label().equals(ofClass))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (matching.isEmpty()) {
            throw new ConfigurationException(property + " names '" + name + "', which is no event of libvirt. "
                    + EventNames.didYouMeanName(wanted, valid()) + "It takes " + valid().collect(Collectors.joining(", ")));
        }
        return matching;
    }

    private static Stream<String> valid() {
        Stream<String> several = Stream.concat(Stream.of(ALL, CONSUMED),
                Stream.of(EventClass.values()).map(each -> each.label() + ".*"));
        return Stream.concat(several, EventKind.all().stream().map(EventKind::name));
    }
}
