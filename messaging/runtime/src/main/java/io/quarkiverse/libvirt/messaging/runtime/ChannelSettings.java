package io.quarkiverse.libvirt.messaging.runtime;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.quarkiverse.libvirt.EventFilter;
import io.quarkiverse.libvirt.event.EventKind;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.selection.EventSelection;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;

/**
 * What a channel is to be like, checked.
 *
 * @param maxRetries negative for any number
 */
record ChannelSettings(String channel, EventFilter filter, int bufferSize, Overflow overflow, int maxInFlight,
        FailureStrategy failureStrategy, int maxRetries, Duration initialDelay, Duration maxDelay) {

    private static final String ALL = "all";

    /** @throws ConfigurationException when an attribute has no meaning; the message names its property */
    static ChannelSettings of(LibvirtConnectorIncomingConfiguration attributes) {
        String channel = attributes.getChannel();
        return new ChannelSettings(channel, filter(channel, attributes),
                positive(channel, "buffer-size", attributes.getBufferSize()),
                one(Overflow.values(), channel, "overflow", attributes.getOverflow()),
                positive(channel, "max-in-flight", attributes.getMaxInFlight()),
                one(FailureStrategy.values(), channel, "failure-strategy", attributes.getFailureStrategy()),
                attributes.getRequeueMaxRetries(),
                duration(channel, "requeue.initial-delay", attributes.getRequeueInitialDelay()),
                duration(channel, "requeue.max-delay", attributes.getRequeueMaxDelay()));
    }

    static String property(String channel, String attribute) {
        return "mp.messaging.incoming." + channel + "." + attribute;
    }

    String property(String attribute) {
        return property(channel, attribute);
    }

    private static EventFilter filter(String channel, LibvirtConnectorIncomingConfiguration attributes) {
        EventFilter filter = EventFilter.none();
        if (attributes.getConnection().isPresent()) {
            filter = filter.connection(attributes.getConnection().get());
        }
        List<String> names = Arrays.stream(attributes.getEvents().split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList();
        if (names.isEmpty() || names.contains(ALL)) {
            // Also what can't be decoded.
            return filter;
        }
        return filter.types(types(EventSelection.named(property(channel, "events"), names)));
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends LibvirtEvent>[] types(List<EventKind<?>> kinds) {
        return kinds.stream().map(EventKind::type).toArray(Class[]::new);
    }

    private static int positive(String channel, String attribute, int value) {
        if (value < 1) {
            throw new ConfigurationException(property(channel, attribute) + " is " + value + ", but it can't be less than 1");
        }
        return value;
    }

    private static <E extends Enum<E>> E one(E[] values, String channel, String attribute, String value) {
        return Arrays.stream(values).filter(each -> name(each).equals(value.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new ConfigurationException(property(channel, attribute) + " is '" + value
                        + "', but it takes " + Arrays.stream(values).map(ChannelSettings::name)
                                .collect(Collectors.joining(", "))));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String channel, String attribute, String value) {
        Duration duration;
        try {
            duration = DurationConverter.parseDuration(value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new ConfigurationException(property(channel, attribute) + " is '" + value + "', which is no time, as 1S");
        }
        if (duration.toMillis() < 1) {
            throw new ConfigurationException(property(channel, attribute) + " is " + value
                    + ", but it must be a positive time, as 1S");
        }
        return duration;
    }
}
