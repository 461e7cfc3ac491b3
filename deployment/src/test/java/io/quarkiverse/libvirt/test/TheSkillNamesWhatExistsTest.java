package io.quarkiverse.libvirt.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.libvirt.EventAddresses;

/** What {@code META-INF/quarkus-skill.md} tells coding agents is true of this code, as far as names go. */
class TheSkillNamesWhatExistsTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.])@?([A-Z][a-z]+(?:[A-Z][a-z]+)+)\\b");
    private static final Pattern ADDRESS = Pattern.compile("EventAddresses\\.([A-Z_]+)");
    /** Of others; {@code PagerTest} is the example's own. */
    private static final Set<String> NOT_OURS = Set.of("ConsumeEvent", "ObservesAsync", "PagerTest", "QuarkusTest");

    @Test
    void ofTypesAndAddresses() throws IOException {
        String skill;
        try (var resource = getClass().getResourceAsStream("/META-INF/quarkus-skill.md")) {
            skill = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> types = new TreeSet<>(TYPE.matcher(skill).results().map(match -> match.group(1)).toList());
        types.removeAll(NOT_OURS);
        assertThat(types).hasSizeGreaterThan(10);
        types.removeAll(ours());
        assertThat(types).as("neither ours nor known to be another's").isEmpty();

        Set<String> addresses = new HashSet<>(Arrays.stream(EventAddresses.class.getFields()).map(field -> field.getName())
                .toList());
        assertThat(ADDRESS.matcher(skill).results().map((MatchResult match) -> match.group(1))).isNotEmpty()
                .isSubsetOf(addresses);
    }

    /** The names of all types of this repository, but for those of tests. */
    private static Set<String> ours() throws IOException {
        Set<String> ours = new HashSet<>();
        for (String module : new String[] { "event-loop", "runtime", "stand-in", "test" }) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(Path.of(module, "src", "main", "java")))) {
                files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                        .forEach(name -> ours.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return ours;
    }
}
