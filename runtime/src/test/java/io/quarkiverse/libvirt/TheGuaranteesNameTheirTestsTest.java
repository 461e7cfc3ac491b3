package io.quarkiverse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide promises is tested: each test that its pages name exists, in whichever module. */
class TheGuaranteesNameTheirTestsTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Path PAGES = REPOSITORY.resolve(Path.of("docs", "modules", "ROOT", "pages"));
    /** A class, and perhaps a method of it. */
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    @ParameterizedTest
    @CsvSource({ "guarantees.adoc, 30", "security.adoc, 10", "maturity.adoc, 20" })
    void andTheseExist(Path page, int many) throws IOException {
        List<Path> sources = sources();
        List<MatchResult> tests = TEST.matcher(Files.readString(PAGES.resolve(page))).results().toList();
        assertThat(tests).hasSizeGreaterThan(many);
        List<String> missing = new ArrayList<>();
        for (MatchResult test : tests) {
            if (!exists(sources, test.group(1), test.group(2))) {
                missing.add(test.group());
            }
        }
        assertThat(missing).as("named by " + page).isEmpty();
    }

    private static boolean exists(List<Path> sources, String test, String method) throws IOException {
        for (Path source : sources) {
            if (source.endsWith(test + ".java")) {
                return method == null || Files.readString(source).contains(" void " + method + "(");
            }
        }
        return false;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules(REPOSITORY)) {
            add(module, sources);
            // Modules that belong together are in a folder of their own.
            for (Path inner : modules(module)) {
                add(inner, sources);
            }
        }
        return sources;
    }

    private static List<Path> modules(Path folder) throws IOException {
        List<Path> modules = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            folders.forEach(modules::add);
        }
        return modules;
    }

    private static void add(Path module, List<Path> sources) throws IOException {
        Path tests = module.resolve(Path.of("src", "test", "java"));
        if (Files.isDirectory(tests)) {
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(Files::isRegularFile).forEach(sources::add);
            }
        }
    }
}
