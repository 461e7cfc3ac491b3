package io.quarkiverse.libvirt.testing;

import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import io.quarkiverse.libvirt.LibvirtConnections;

/** What the tests of the application with two hosts have in common; they share it. */
@WithScriptedHost
@WithScriptedHost("host7")
abstract class TwoScriptedHosts {

    @InjectScriptedHost
    ScriptedHost host;

    @InjectScriptedHost("host7")
    ScriptedHost host7;

    @Inject
    LibvirtConnections connections;

    @Inject
    Heard heard;

    static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
