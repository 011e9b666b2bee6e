package dev.whence.index;

/// How many words the ranked fields hold in all decisions together; their averages are part of every score.
record FieldLengths(long text, long head) {

    long of(String field) {
        return field.equals(DecisionDocument.HEAD) ? head : text;
    }
}
