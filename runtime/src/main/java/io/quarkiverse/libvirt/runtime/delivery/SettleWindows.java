package io.quarkiverse.libvirt.runtime.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.event.DomainLifecycleEvent;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.runtime.SettleConfig;
import io.quarkiverse.libvirt.runtime.selection.EventNames;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Context;

/** The addresses at which a domain's lifecycle events must last before they are published. */
public final class SettleWindows {

    /** Nothing is held back. */
    public static final SettleWindows NONE = new SettleWindows(Map.of());

    private final Map<String, SettleWindow> byAddress;

    private SettleWindows(Map<String, SettleWindow> byAddress) {
        this.byAddress = byAddress;
    }

    /**
     * Those of a configuration.
     *
     * @param settle by the address
     * @throws ConfigurationException when no lifecycle event of a domain is published to an address, or a time is none
     */
    public static SettleWindows of(Map<String, SettleConfig> settle) {
        Map<String, SettleWindow> windows = new HashMap<>();
        settle.forEach((address, config) -> {
            String property = "quarkus.libvirt.settle.\"" + address + "\"";
            if (!address.equals(EventAddresses.DOMAIN_LIFECYCLE) && !address.equals(EventAddresses.ALL)
                    && !EventNames.isDomain(address)) {
                throw new ConfigurationException(property + " names an address that gets no lifecycle events of domains. These "
                        + "have some: " + EventAddresses.DOMAIN_LIFECYCLE + ", " + EventAddresses.ALL
                        + ", libvirt.domain.<uuid>");
            }
            if (config.window().toMillis() < 1) {
                throw new ConfigurationException(property + ".window is " + config.window()
                        + ", but it must be a positive time, as 15S");
            }
            windows.put(address, new SettleWindow(config.window(), config.events()));
        });
        return new SettleWindows(windows);
    }

    /** Whether an event is one that is held back at some address. */
    boolean mayHold(LibvirtEvent event) {
        return !byAddress.isEmpty() && event instanceof DomainLifecycleEvent;
    }

    /**
     * Whether an event is held back at an address.
     *
     * @param context where it is published when its time is over, unless another one comes before
     */
    boolean hold(Context context, String address, LibvirtEvent event, Consumer<? super DomainLifecycleEvent> publish) {
        if (byAddress.isEmpty() || !(event instanceof DomainLifecycleEvent lifecycle)) {
            return false;
        }
        SettleWindow window = byAddress.get(address);
        return window != null && window.holds(context, lifecycle, publish::accept);
    }

    /** How many events are held back. */
    int size() {
        return byAddress.values().stream().mapToInt(SettleWindow::size).sum();
    }

    /** What is held back is forgotten. */
    void end() {
        byAddress.values().forEach(SettleWindow::end);
    }
}
