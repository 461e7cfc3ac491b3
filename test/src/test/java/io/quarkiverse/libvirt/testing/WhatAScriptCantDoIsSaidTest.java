package io.quarkiverse.libvirt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The mistakes of a script, and of the test that has it. */
class WhatAScriptCantDoIsSaidTest {

    @Test
    void ofGuestsThatDoNotFit() {
        try (ScriptedHost host = ScriptedHost.start("host7")) {
            ScriptedDomain vm = host.define("vm");
            assertThatThrownBy(vm::suspend).isInstanceOf(IllegalStateException.class)
                    .hasMessage("Can't suspend the domain 'vm' of the scripted host 'host7': it doesn't run");
            assertThatThrownBy(vm.start()::start).hasMessageContaining("it runs already");
            assertThatThrownBy(() -> host.run("vm")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("choose another name");
            vm.remove();
            assertThatThrownBy(vm::start).hasMessageContaining("is gone");
            vm.remove();
            assertThat(host.domains()).isEmpty();
            host.runTransient("passing").crash();
            assertThat(host.domain("passing")).isEmpty();
        }
    }

    @Test
    void ofFieldsThatNoHostIsFor() {
        ScriptedHostResource resource = new ScriptedHostResource();
        assertThatThrownBy(() -> resource.inject(new WrongName())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The field 'host8' of " + WrongName.class.getName())
                .hasMessageContaining("has only [host7]")
                .hasMessageContaining("add @WithScriptedHost(\"host8\")");
        assertThatThrownBy(() -> resource.inject(new WrongType())).hasMessageContaining("has to be of type");
    }

    @Test
    void andNothingIsLeftOfAHost() {
        ScriptedHost host = ScriptedHost.start("host7");
        Path socket = host.daemon().socket();
        assertThat(socket).exists();
        host.die();
        host.comeBack();
        assertThat(host.uri()).endsWith(socket.toString());
        host.close();
        assertThat(Files.exists(socket.getParent())).isFalse();
    }

    @WithScriptedHost("host7")
    static class WrongName {

        @InjectScriptedHost("host8")
        ScriptedHost host8;
    }

    @WithScriptedHost("host7")
    static class WrongType {

        @InjectScriptedHost("host7")
        String host7;
    }
}
