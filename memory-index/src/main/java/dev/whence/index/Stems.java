package dev.whence.index;

import java.util.List;

/// The words of a text as the index has them.
final class Stems {

    private static final EnglishText ANALYZER = new EnglishText();

    private Stems() {}

    static List<String> of(String text) {
        return ANALYZER.words(text);
    }
}
