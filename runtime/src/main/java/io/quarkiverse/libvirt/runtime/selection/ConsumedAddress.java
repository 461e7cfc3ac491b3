package io.quarkiverse.libvirt.runtime.selection;

import static io.smallrye.common.expression.Expression.Flag.LENIENT_SYNTAX;
import static io.smallrye.common.expression.Expression.Flag.NO_TRIM;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.libvirt.EventAddresses;
import io.quarkiverse.libvirt.LibvirtConnection;
import io.smallrye.common.expression.Expression;

/** What Quarkus makes of {@code @ConsumeEvent("libvirt.domain.${vm}")}: only known when the application starts. */
public final class ConsumedAddress {

    private static final Logger LOG = Logger.getLogger(LibvirtConnection.class);

    private ConsumedAddress() {
    }

    /** The receiver with its address as it is consumed. Quarkus has refused an address that can't be resolved before. */
    public static Receiver resolve(Receiver receiver) {
        String address = receiver.address();
        if (address == null || !address.contains("${")) {
            return receiver;
        }
        String resolved = resolve(address);
        if (resolved.startsWith("libvirt.") && !EventNames.isAddress(resolved)) {
            // The build has warned of those that it could read.
            LOG.warnf("%s consumes '%s', but no event of libvirt has this address. %sThe addresses are in %s", receiver.where(),
                    resolved, EventNames.didYouMean(resolved), EventAddresses.class.getName());
        }
        return new Receiver(receiver.where(), resolved, null, false);
    }

    /** An address as it is consumed. */
    public static String resolve(String address) {
        if (!address.contains("${")) {
            return address.stripLeading();
        }
        Config config = ConfigProvider.getConfig();
        return Expression.compile(address.stripLeading(), LENIENT_SYNTAX, NO_TRIM)
                .evaluate((property, text) -> config
                        .getOptionalValue(property.getKey(), String.class)
                        .ifPresentOrElse(text::append, property::expandDefault));
    }
}
