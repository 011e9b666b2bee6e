package dev.whence.index.question;

import java.util.stream.IntStream;

/// Gives bounds up that are told in percent: no number of the record is.
final class Percentages {

    private Percentages() {}

    static void read(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.is(i, "%", "percent")
                    && draft.isFree(i - 1)
                    && draft.token(i - 1).isNumber()) {
                int number = i - 1;
                int first = IntStream.range(Math.max(0, i - 4), number)
                        .filter(at -> Numbers.comparison(at, draft)
                                .filter(compared -> at + compared.words() == number)
                                .isPresent())
                        .findFirst()
                        .orElse(number);
                draft.giveUp(draft.is(first - 1, "over", "above", "under", "below") ? first - 1 : first, i);
            }
        }
    }
}
