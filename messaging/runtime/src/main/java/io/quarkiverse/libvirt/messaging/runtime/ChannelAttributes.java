package io.quarkiverse.libvirt.messaging.runtime;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * The attributes of one channel before Reactive Messaging starts, which is after the connections are opened: the channel's own,
 * else those of the connector.
 */
final class ChannelAttributes implements Config {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String CONNECTOR = ".connector";
    private static final String CHANNEL_NAME = "channel-name";

    private final Config root;
    private final String channel;
    private final String prefix;

    private ChannelAttributes(Config root, String name) {
        this.root = root;
        prefix = INCOMING + name + ".";
        channel = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    /** The names, as they are written in properties, of the channels that have a connector and are enabled. */
    static Set<String> channelsOf(String connector, Config root) {
        Set<String> names = new TreeSet<>();
        for (String property : root.getPropertyNames()) {
            if (property.startsWith(INCOMING) && property.endsWith(CONNECTOR)
                    && root.getOptionalValue(property, String.class).filter(connector::equals).isPresent()) {
                String name = property.substring(INCOMING.length(), property.length() - CONNECTOR.length());
                if (root.getOptionalValue(INCOMING + name + ".enabled", Boolean.class).orElse(true)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    static ChannelAttributes of(String name, Config root) {
        return new ChannelAttributes(root, name);
    }

    @Override
    public <T> Optional<T> getOptionalValue(String attribute, Class<T> type) {
        if (attribute.equals(CHANNEL_NAME)) {
            return Optional.of(type.cast(channel));
        }
        return root.getOptionalValue(prefix + attribute, type)
                .or(() -> root.getOptionalValue(ofConnector(attribute), type));
    }

    private static String ofConnector(String attribute) {
        return "mp.messaging.connector." + LibvirtConnector.CONNECTOR_NAME + "." + attribute;
    }

    @Override
    public <T> T getValue(String attribute, Class<T> type) {
        return getOptionalValue(attribute, type)
                .orElseThrow(() -> new NoSuchElementException(prefix + attribute + " is missing"));
    }

    @Override
    public ConfigValue getConfigValue(String attribute) {
        ConfigValue own = root.getConfigValue(prefix + attribute);
        return own.getValue() != null ? own : root.getConfigValue(ofConnector(attribute));
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return root.getPropertyNames();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return root.getConfigSources();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return root.getConverter(type);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return root.unwrap(type);
    }
}
