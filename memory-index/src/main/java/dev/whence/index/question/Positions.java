package dev.whence.index.question;

import dev.whence.decision.Position;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.question.Part.Condition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads decisions by their number: `decision 9273`, `after decision 9273`, `decisions 100 to 120`.
final class Positions {

    private static final String[] NOUNS = {"decision", "decisions", "position", "positions", "entry", "entries"};
    private static final int MAX_DIGITS = 12;

    private Positions() {}

    static void read(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.is(i, NOUNS)) {
                int at = draft.is(i + 1, "number", "no", "nr") ? i + 2 : i + 1;
                Optional<Position> first = number(at, draft);
                if (first.isPresent()) {
                    read(i, at, first.get(), draft);
                }
            }
        }
    }

    private static void read(int noun, int at, Position first, Draft draft) {
        boolean range = draft.is(at + 1, "to", "and", "through", "until", "till");
        Optional<Position> last = range ? number(at + 2, draft) : Optional.empty();
        if (last.isPresent() && last.get().isAfter(first)) {
            draft.add(draft.is(noun - 1, "between", "from") ? noun - 1 : noun, at + 2, span(first, last.get()));
            return;
        }
        int before = draft.is(noun - 1, "the") ? noun - 2 : noun - 1;
        boolean open = draft.is(at + 1, "on", "onwards", "onward");
        if (draft.is(before, "after", "behind", "following")) {
            follow(before, at, first.next(), draft);
        } else if (draft.is(before, "since") || draft.is(before, "from") && open) {
            follow(before, open ? at + 1 : at, first, draft);
        } else if (draft.is(before, "before", "preceding") && first.value() > 1) {
            draft.add(before, at, span(null, Position.of(first.value() - 1)));
        } else if (draft.is(before, "until", "till") || draft.is(before, "to") && draft.is(before - 1, "up")) {
            draft.add(draft.is(before, "to") ? before - 1 : before, at, span(null, first));
        } else {
            draft.add(noun, at, span(first, first));
        }
    }

    /// What followed is told in the order in which it happened, unless another is asked for.
    private static void follow(int first, int last, Position from, Draft draft) {
        draft.add(first, last, span(from, null));
        draft.wish.follows = true;
    }

    /// `why was 18520 refused`: a number of five digits or more that no id has, where there is such a decision.
    static boolean readBare(int i, Draft draft) {
        Optional<Position> number = draft.token(i).text().startsWith("#") ? Optional.empty() : number(i, draft);
        if (number.isEmpty() || draft.known.hasWord(draft.token(i).lower())) {
            return false;
        }
        SearchQuery.Builder it = SearchQuery.builder().first(number.get()).last(number.get());
        if (draft.known.count(it.build().filter()) == 0) {
            return false;
        }
        draft.add(i, i, span(number.get(), number.get()));
        return true;
    }

    private static Condition span(@Nullable Position first, @Nullable Position last) {
        return new Condition.Positions(first, last);
    }

    private static Optional<Position> number(int i, Draft draft) {
        if (!draft.isFree(i)) {
            return Optional.empty();
        }
        String digits = draft.token(i).lower().replaceFirst("^#", "");
        return digits.matches("[1-9]\\d{0," + (MAX_DIGITS - 1) + "}")
                ? Optional.of(Position.of(Long.parseLong(digits)))
                : Optional.empty();
    }
}
