package io.quarkiverse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** A link of the guide names a page that is there, and a place that this page has. The build of the guide sees only its own. */
class TheGuidesLinksLeadSomewhereTest {

    private static final Path GUIDE = Path.of("../docs/modules/ROOT");
    private static final Path PAGES = GUIDE.resolve("pages");
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern PLACE = Pattern.compile("^\\[#([\\w.-]+)|\\[\\[([\\w.-]+)]]", Pattern.MULTILINE);
    private static final Pattern INCLUDE = Pattern.compile("^include::(\\S+?)\\[", Pattern.MULTILINE);
    private static final Pattern XREF = Pattern.compile("xref:([^\\[\\s]*)\\[");
    private static final Pattern MARKDOWN = Pattern.compile("]\\(([^)]+)\\)");

    private final Map<Path, Set<String>> places = new HashMap<>();

    @Test
    void fromPageToPage() throws IOException {
        Set<String> dead = new TreeSet<>();
        int links = 0;
        for (Path page : pages()) {
            for (String target : targets(XREF, page)) {
                links++;
                // A link of an included file to its own page begins with #, too; which page that is, isn't known here.
                if (target.startsWith("#") && page.startsWith(PAGES.resolve("includes"))) {
                    continue;
                }
                check(target, target.startsWith("#") ? page : PAGES.resolve(target.split("#")[0]), page, dead);
            }
        }
        assertThat(links).isPositive();
        assertThat(dead).isEmpty();
    }

    @Test
    void fromTheReadme() throws IOException {
        Set<String> dead = new TreeSet<>();
        Path readme = REPOSITORY.resolve("README.md");
        for (String target : targets(MARKDOWN, readme)) {
            if (!target.startsWith("http")) {
                check(target, REPOSITORY.resolve(target.split("#")[0]), readme, dead);
            }
        }
        assertThat(dead).isEmpty();
    }

    private void check(String target, Path leadsTo, Path from, Set<String> dead) throws IOException {
        String[] parts = target.split("#", 2);
        if (!Files.exists(leadsTo) || parts.length > 1 && !placesOf(leadsTo.normalize()).contains(parts[1])) {
            dead.add(from.getFileName() + " -> " + target);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(GUIDE)) {
            return files.filter(file -> file.toString().endsWith(".adoc")).toList();
        }
    }

    /** Also those of what the page includes. */
    private Set<String> placesOf(Path page) throws IOException {
        Set<String> known = places.get(page);
        if (known == null) {
            known = new HashSet<>(targets(PLACE, page));
            for (String included : targets(INCLUDE, page)) {
                known.addAll(placesOf(page.resolveSibling(included).normalize()));
            }
            places.put(page, known);
        }
        return known;
    }

    private static List<String> targets(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(TheGuidesLinksLeadSomewhereTest::firstGroup).toList();
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
