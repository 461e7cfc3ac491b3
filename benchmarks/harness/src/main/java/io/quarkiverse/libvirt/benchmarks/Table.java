package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of the report.
 *
 * @param id names the file that the guide includes
 * @param note what a reader has to know of it, may be empty
 */
record Table(String id, String title, String note, List<String> header, List<List<String>> rows) {

    /** In place of what there is nothing to show of. */
    static final String NOT_MEASURED = "Not measured in this run.\n";

    Table(String id, String title, String note, String... header) {
        this(id, title, note, List.of(header), new ArrayList<>());
    }

    void add(List<String> row) {
        if (row.size() != header.size()) {
            throw new IllegalArgumentException("Not a row for " + header + ": " + row);
        }
        rows.add(row);
    }

    /** Nothing if there is nothing to show. */
    String markdown() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
        if (!note.isEmpty()) {
            text.append(note).append("\n\n");
        }
        text.append(markdown(header));
        text.append("| --- ").append("| ---: ".repeat(header.size() - 1)).append("|\n");
        rows.forEach(row -> text.append(markdown(row)));
        return text.append('\n').toString();
    }

    /** Without its title, which the page has. The page includes it in any case. */
    String asciidoc() {
        if (rows.isEmpty()) {
            return NOT_MEASURED;
        }
        StringBuilder text = new StringBuilder();
        if (!note.isEmpty()) {
            text.append(plain(note)).append("\n\n");
        }
        text.append("[%autowidth,cols=\"<").append(",>".repeat(header.size() - 1)).append("\"]\n|===\n");
        text.append(asciidoc(header)).append('\n');
        rows.forEach(row -> text.append(asciidoc(row)));
        return text.append("|===\n").toString();
    }

    private static String markdown(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String asciidoc(List<String> cells) {
        return cells.stream().map(Table::plain).collect(Collectors.joining(" |", "|", "\n"));
    }

    /** What Markdown and AsciiDoc write differently: what is set in bold. */
    private static String plain(String text) {
        return text.replace("**", "*");
    }
}
