/**
 * A scripted libvirt host for the tests of an application: {@link io.quarkiverse.libvirt.testing.WithScriptedHost} gives an
 * application under test a host that does what the test says. libvirt's own client library talks to it, as to a real one.
 */
package io.quarkiverse.libvirt.testing;
