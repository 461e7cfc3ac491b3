package io.quarkiverse.libvirt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each Java example of these pages is part of a class in this module's tests, which compiles and runs. */
class TheGuidesExamplesAreTheseTest {

    private static final Path PAGES = Path.of("..", "docs", "modules", "ROOT", "pages");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern EXAMPLE = Pattern.compile("^\\[source,java]\n----\n(.*?)\n----$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = { "testing", "howto-vm-death", "howto-many-hosts", "howto-inventory", "howto-billing",
            "howto-libvirt-java",
            "plain-vertx" })
    void ofAPage(String page) throws IOException {
        String sources = sources();
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGES.resolve(page + ".adoc"))).results()
                .map(match -> match.group(1)).toList();
        assertThat(examples).isNotEmpty()
                .allSatisfy(example -> assertThat(sources).contains(withoutIndentation(example)));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile).map(TheGuidesExamplesAreTheseTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return withoutIndentation(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
