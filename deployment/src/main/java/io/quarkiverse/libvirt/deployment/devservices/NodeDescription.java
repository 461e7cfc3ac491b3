package io.quarkiverse.libvirt.deployment.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.quarkus.runtime.configuration.ConfigurationException;

/** A file that says what the host of libvirt's test driver has. */
record NodeDescription(Path file) {

    static final String PROPERTY = "quarkus.libvirt.devservices.node";
    private static final String ROOT = "node";

    /**
     * Finds and checks it.
     *
     * @param name as the property says
     * @param resources where the application's resources are
     * @throws ConfigurationException when there is no such file, or it is something else
     */
    static NodeDescription find(String name, ClassLoader resources, Path projectFolder) {
        Path file = locate(name, resources, projectFolder);
        try (InputStream in = Files.newInputStream(file)) {
            String root = root(in);
            if (!ROOT.equals(root)) {
                throw new ConfigurationException(PROPERTY + " is " + name + ", but " + file
                        + " is no node description of libvirt's test driver: its root element is <" + root + ">, not <node>");
            }
        } catch (XMLStreamException e) {
            throw new ConfigurationException(PROPERTY + " is " + name + ", but " + file + " is not well-formed XML: "
                    + e.getMessage().replaceAll("\\s+", " "), e);
        } catch (IOException e) {
            throw new ConfigurationException(PROPERTY + " is " + name + ", but " + file + " can't be read: " + e, e);
        }
        return new NodeDescription(file);
    }

    /** Differs when the file or what is in it does. */
    String fingerprint() {
        try {
            return file + "@" + Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URI of the host, inside the application. */
    String uri() {
        try {
            return new URI("test", "", file.toString(), null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path locate(String name, ClassLoader resources, Path projectFolder) {
        try {
            URL resource = Path.of(name).isAbsolute() ? null : resources.getResource(name);
            if (resource != null) {
                return "file".equals(resource.getProtocol()) ? Path.of(resource.toURI()) : copy(resource);
            }
        } catch (IOException | URISyntaxException e) {
            throw new ConfigurationException(PROPERTY + " is " + name + ", but that resource can't be read: " + e, e);
        }
        Path file = projectFolder.resolve(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(PROPERTY + " is " + name + ", but there is no such resource, and no file " + file
                    + ". Put it below src/main/resources or src/test/resources, or give its path");
        }
        return file;
    }

    /** libvirt reads files only. */
    private static Path copy(URL resource) throws IOException {
        Path copy = Files.createTempFile("quarkus-libvirt-node", ".xml");
        copy.toFile().deleteOnExit();
        try (InputStream in = resource.openStream()) {
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }

    private static String root(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        String root = null;
        // To the end, to see that it is well-formed.
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && root == null) {
                root = reader.getLocalName();
            }
        }
        return root;
    }
}
