package dev.whence.index.time;

/// A word, a number or a mark of a text.
///
/// @param text in lower case
/// @param start where it begins in the text
/// @param end the first char after it
/// @param glued whether nothing is between it and the token before
record Token(String text, Kind kind, int start, int end, boolean glued) {

    enum Kind {
        /// Letters.
        WORD,
        /// The digits 0 to 9.
        NUMBER,
        /// Any other char but white space.
        MARK
    }

    boolean isMark() {
        return kind == Kind.MARK;
    }
}
