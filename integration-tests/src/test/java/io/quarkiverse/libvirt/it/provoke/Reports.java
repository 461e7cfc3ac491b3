package io.quarkiverse.libvirt.it.provoke;

import java.util.List;

/** What a listener has been told of one host object, in libvirt's order. */
interface Reports {

    /**
     * The reports so far, each as {@code EVENT: WHAT}.
     *
     * @param subject a name; of secrets the UUID
     */
    List<String> of(String subject);
}
