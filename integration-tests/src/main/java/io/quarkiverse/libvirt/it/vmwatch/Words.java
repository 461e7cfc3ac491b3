package io.quarkiverse.libvirt.it.vmwatch;

import java.util.Locale;

/** How a constant is called in vm-watch's JSON. */
final class Words {

    private Words() {
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
