package io.quarkiverse.libvirt.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.jboss.shrinkwrap.api.asset.StringAsset;

import io.restassured.RestAssured;

/** A port for an application in dev mode, which can't take port 0: it must stay the same over reloads. */
final class FreePort {

    private final int number;

    FreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            number = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int number() {
        return number;
    }

    /** An application.properties with this port and more. */
    StringAsset properties(String... more) {
        return new StringAsset("quarkus.http.host=127.0.0.1\nquarkus.http.port=" + number + "\n" + String.join("\n", more));
    }

    /** To be called in each test: Quarkus sets the port of RestAssured, too. */
    void use() {
        RestAssured.port = number;
    }
}
