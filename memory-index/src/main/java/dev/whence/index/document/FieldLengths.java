package dev.whence.index.document;

/// How many words the ranked fields hold in all decisions together; their averages are part of every score.
public record FieldLengths(long text, long head) {

    public long of(String field) {
        return field.equals(DecisionDocument.HEAD) ? head : text;
    }
}
