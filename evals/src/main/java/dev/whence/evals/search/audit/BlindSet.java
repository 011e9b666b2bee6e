package dev.whence.evals.search.audit;

import java.util.List;

/// Sixty questions that were written without sight of how questions are read, and asked once when they were done.
///
/// The share answered at that first time tells what to expect of questions that nobody has seen. Afterwards the kinds
/// of wording that failed are mended, as with the other questions, so that the share of today tells no more than that
/// what was mended stays so. The sets are counted apart from the others and from each other.
public enum BlindSet {
    FIRST(53),
    SECOND(51),
    THIRD(44),
    FOURTH(44);

    private final int rightAtFirst;

    BlindSet(int rightAtFirst) {
        this.rightAtFirst = rightAtFirst;
    }

    List<AuditQuestion> questions(Truth truth) {
        return switch (this) {
            case FIRST -> FirstBlindQuestions.of(truth);
            case SECOND -> SecondBlindQuestions.of(truth);
            case THIRD -> ThirdBlindQuestions.of(truth);
            case FOURTH -> FourthBlindQuestions.of(truth);
        };
    }

    /// How many were answered exactly when they were first asked.
    public int rightAtFirst() {
        return rightAtFirst;
    }
}
