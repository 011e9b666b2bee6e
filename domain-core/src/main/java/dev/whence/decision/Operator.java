package dev.whence.decision;

/// How a fact is compared with what is required. The words are those used in JSON and in sentences.
public enum Operator {
    IS("is"),
    IS_NOT("is not"),
    IS_ONE_OF("is one of"),
    IS_NONE_OF("is none of"),
    IS_PRESENT("is present"),
    IS_ABSENT("is absent"),
    AT_MOST("at most"),
    AT_LEAST("at least"),
    LESS_THAN("less than"),
    MORE_THAN("more than"),
    CONTAINS("contains"),
    CONTAINS_NOT("does not contain"),
    HAS_FORM("has the form");

    private final String words;

    Operator(String words) {
        this.words = words;
    }

    /// The operator with these words, as written by [#toString()].
    static Operator of(String words) {
        for (Operator operator : values()) {
            if (operator.words.equals(words)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("'" + words + "' is not an operator of a recorded comparison");
    }

    /// Whether the operator compares with something; presence and absence do not.
    public boolean needsRequired() {
        return this != IS_PRESENT && this != IS_ABSENT;
    }

    @Override
    public String toString() {
        return words;
    }
}
