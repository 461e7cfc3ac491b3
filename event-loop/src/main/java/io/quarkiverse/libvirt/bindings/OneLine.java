package io.quarkiverse.libvirt.bindings;

import java.util.regex.Pattern;

/** Texts of others, as they may stand in a line of a log: what a host says, or what something on it is called. */
public final class OneLine {

    /** Characters; longer ones are cut. A host may send four million. */
    static final int LONGEST = 2_000;

    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");
    /** Commands to a terminal, and what changes the direction of the text around it. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private OneLine() {
    }

    /**
     * The text in one line of bounded length, with a question mark for each character that can't be seen.
     *
     * @param text may be null, which is {@code null} in the line, too
     */
    public static String of(String text) {
        if (text == null) {
            return "null";
        }
        String begin = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String line = UNPRINTABLE.matcher(LINE_ENDS.matcher(begin.strip()).replaceAll("; ")).replaceAll("?");
        return text.length() <= LONGEST ? line : line + "... (" + text.length() + " characters)";
    }
}
