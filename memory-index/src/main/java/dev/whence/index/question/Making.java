package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads entities where nothing else is named as what brought them into being: `orders over $500`, `how many orders
/// in March`, `the customer with the most orders`, `revenue per week`.
final class Making {

    /// What brings an entity into being.
    private static final Set<String> VERBS = Set.of(
            Synonyms.concept("place"),
            Synonyms.concept("create"),
            Synonyms.concept("submit"),
            Synonyms.concept("register"));

    /// Behind these stands what is counted.
    private static final String[] COUNTED = {"many", "of", "most", "fewest", "more", "fewer", "average"};

    private Making() {}

    static void read(Draft draft) {
        boolean money = draft.wish.largest != null
                || draft.wish.figure != null
                || draft.has(condition -> condition instanceof Condition.Numbers numbers
                        && numbers.range().name().equals(Numbers.MONEY));
        if (isPlain(draft) && draft.wish.revenue) {
            ofAll(draft);
        } else if (isPlain(draft) && (money || draft.wish.isFigures())) {
            IntStream.range(0, draft.size())
                    .filter(i -> draft.isFree(i) && (money || isCounted(i, draft)))
                    .filter(i -> !making(draft.token(i).concept(), draft).isEmpty())
                    .findFirst()
                    .ifPresent(i -> add(i, draft));
        }
    }

    /// Whether no deed is named, nor how one ended.
    private static boolean isPlain(Draft draft) {
        Set<ExactField> others = Set.of(
                ExactField.ACTOR,
                ExactField.AGENT,
                ExactField.PRINCIPAL,
                ExactField.CLIENT,
                ExactField.ABOUT,
                ExactField.ON_BEHALF_OF);
        return !draft.has(
                condition -> condition instanceof Condition.Values values && !others.contains(values.field()));
    }

    private static boolean isCounted(int i, Draft draft) {
        int before = i - 1;
        while (before >= 0 && draft.token(before).is("the", "all", "new", "total", "different", "daily", "weekly")) {
            before--;
        }
        return before >= 0
                && draft.token(before).is(COUNTED)
                && draft.token(i).lower().endsWith("s");
    }

    private static void add(int i, Draft draft) {
        List<String> making = making(draft.token(i).concept(), draft);
        draft.add(i, i, ExactField.COMMAND, making);
        draft.wish.done = true;
        draft.note("Read '" + draft.token(i).text() + "' as " + String.join(" or ", making) + ".");
    }

    /// Money comes in by what is placed or submitted.
    private static void ofAll(Draft draft) {
        List<String> making = draft.lexicon.entities().stream()
                .flatMap(name -> name.words().stream())
                .map(Synonyms::concept)
                .flatMap(concept -> making(concept, draft).stream())
                .distinct()
                .toList();
        if (!making.isEmpty()) {
            draft.parts.add(Part.of(
                    draft.wish.revenueAt, draft.wish.revenueAt, new Condition.Values(ExactField.COMMAND, making)));
            draft.wish.done = true;
            draft.note("Read as what " + String.join(" or ", making) + " came to.");
        }
    }

    private static List<String> making(String entity, Draft draft) {
        if (!draft.lexicon.isEntity(entity)) {
            return List.of();
        }
        return draft.lexicon.commands().stream()
                .filter(command -> VERBS.contains(command.head()))
                .filter(command -> command.name().concepts().equals(Set.of(command.head(), entity)))
                .flatMap(command -> Stream.of(command.name().recorded()))
                .toList();
    }
}
