package io.quarkiverse.libvirt.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.runtime.configuration.ConfigurationException;

class ANodeDescriptionIsFoundAndCheckedTest {

    @TempDir
    Path folder;

    @Test
    void asAResource() {
        NodeDescription node = find("hosts/lab.xml");
        assertThat(node.file()).isAbsolute().endsWith(Path.of("hosts/lab.xml"));
        assertThat(node.uri()).isEqualTo("test://" + node.file());
    }

    @Test
    void asAResourceInAJarWhichLibvirtGetsAsAFile() throws IOException {
        Path jar = folder.resolve("hosts.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("in-a-jar.xml"));
            out.write("<node/>".getBytes());
        }
        try (URLClassLoader resources = new URLClassLoader(new URL[] { jar.toUri().toURL() })) {
            assertThat(NodeDescription.find("in-a-jar.xml", resources, folder).file()).hasContent("<node/>");
        }
    }

    @Test
    void asAFileOfTheProjectWithASpaceInItsName() throws IOException {
        write("my lab.xml", "<node/>");
        assertThat(find("my lab.xml").uri()).startsWith("test:///").endsWith("/my%20lab.xml");
    }

    @Test
    void byAnAbsolutePath() throws IOException {
        Path file = write("lab.xml", "<node/>");
        assertThat(find(file.toString()).file()).isEqualTo(file);
    }

    @Test
    void oneThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> find("hosts/nowhere.xml")).isInstanceOf(ConfigurationException.class)
                .hasMessage("quarkus.libvirt.devservices.node is hosts/nowhere.xml, but there is no such resource, and no file "
                        + folder.resolve("hosts/nowhere.xml")
                        + ". Put it below src/main/resources or src/test/resources, or give its path");
    }

    @Test
    void anythingElseIsRefused() throws IOException {
        Path file = write("domain.xml", "<domain type='test'/>");
        assertThatThrownBy(() -> find("domain.xml")).isInstanceOf(ConfigurationException.class)
                .hasMessage("quarkus.libvirt.devservices.node is domain.xml, but " + file
                        + " is no node description of libvirt's test driver: its root element is <domain>, not <node>");
    }

    @Test
    void whatIsNoXmlIsRefused() throws IOException {
        write("half.xml", "<node><domain></node>");
        assertThatThrownBy(() -> find("half.xml")).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("half.xml is not well-formed XML: ");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private NodeDescription find(String name) {
        return NodeDescription.find(name, getClass().getClassLoader(), folder);
    }
}
