package dev.whence.index.text;

import java.util.List;

/// The words of a text as the index has them.
public final class Stems {

    private static final EnglishText ANALYZER = new EnglishText();

    private Stems() {}

    public static List<String> of(String text) {
        return ANALYZER.words(text);
    }
}
