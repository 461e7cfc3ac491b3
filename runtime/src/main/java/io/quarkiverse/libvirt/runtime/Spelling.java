package io.quarkiverse.libvirt.runtime;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

/** What may have been meant by a word that is none of those that are allowed. */
public final class Spelling {

    private Spelling() {
    }

    /** The word that is least different from what is written; empty when even that is very different. */
    public static Optional<String> nearest(String written, Stream<String> words) {
        return nearest(written, words, Spelling::distance);
    }

    /**
     * The same.
     *
     * @param difference of a word and what is written, as {@link #distance} counts it
     */
    public static Optional<String> nearest(String written, Stream<String> words,
            ToIntBiFunction<String, String> difference) {
        return words.min(Comparator.comparingInt(word -> difference.applyAsInt(word, written)))
                .filter(word -> difference.applyAsInt(word, written) <= 1 + written.length() / 4);
    }

    /** How many letters are missing, too many or others; two that have changed places are one (Damerau and Levenshtein). */
    public static int distance(String a, String b) {
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j
                        : Math.min(distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distances[i][j] = Math.min(distances[i][j], distances[i - 2][j - 2] + 1);
                }
            }
        }
        return distances[a.length()][b.length()];
    }
}
