package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads ids: of entities, conversations, tickets, decisions, payment methods; also cut short or misspelt.
final class Names {

    private static final Pattern DECISION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME_OR_ORDINAL = Pattern.compile(
            "\\d{1,2}(st|nd|rd|th|am|pm|h|d|w|m|s)|q[1-4]|\\d{4}-\\d{2}(-\\d{2})?(t.*)?|\\d{4}-?w\\d{1,2}|\\d{1,2}:\\d{2}.*"
                    + "|\\d{4}-?q[1-4]|h[12]|\\d{2,4}s");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5,}");
    private static final int LEAST_BEGINNING = 4;
    private static final int MAX_SAME = 3;
    private static final int LEAST_DIGITS = 4;

    private Names() {}

    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && couldBeId(draft.token(i)) && !isName(draft.token(i), draft)) {
                readAt(i, draft);
            }
        }
    }

    private static boolean couldBeId(Token token) {
        String lower = token.lower();
        return !token.isQuoted()
                && !TIME_OR_ORDINAL.matcher(lower).matches()
                && !(lower.indexOf('/') > 0 && ZoneId.getAvailableZoneIds().contains(token.text()))
                && (token.looksLikeId() || LONG_NUMBER.matcher(lower).matches());
    }

    /// The name of a rule, or of somebody who acted, written with other joints: `claims_bot`.
    private static boolean isName(Token token, Draft draft) {
        String lower = token.lower();
        return lower.indexOf('_') > 0
                && lower.chars().noneMatch(Character::isDigit)
                && (draft.lexicon.rules().stream()
                                .anyMatch(rule ->
                                        rule.name().recorded().replace('-', '_').equals(lower))
                        || Stream.of("-", ".", " ")
                                .anyMatch(joint -> draft.known.has(ExactField.ACTOR, lower.replace("_", joint))));
    }

    private static void readAt(int i, Draft draft) {
        String typed = draft.token(i).text().replaceFirst("['’]s?$", "");
        int first = start(i, draft);
        if (DECISION.matcher(draft.token(i).lower()).matches()) {
            draft.add(first, i, ExactField.DECISION, List.of(typed));
        } else if (draft.known.has(ExactField.CORRELATION, typed)) {
            draft.add(first, i, ExactField.CORRELATION, List.of(typed));
        } else {
            ExactField field = field(first, i, draft);
            List<String> found = found(field, typed, draft);
            if (!found.isEmpty()) {
                draft.add(first, i, field, found);
            } else if (first == i && Positions.readBare(i, draft)) {
                draft.note("Read '" + typed + "' as the decision with this number.");
            } else if (LONG_NUMBER.matcher(draft.token(i).lower()).matches()
                    || draft.token(i).looksLikeId() && draft.known.hasWord(typed) && digits(typed) >= LEAST_DIGITS) {
                phrase(first, i, typed, draft);
            } else if (typed.startsWith("#") || digits(typed) >= LEAST_DIGITS || typed.indexOf('_') > 0) {
                guessed(field, first, i, typed, draft);
            }
        }
    }

    private static long digits(String typed) {
        return typed.chars().filter(Character::isDigit).count();
    }

    private static void phrase(int first, int i, String typed, Draft draft) {
        if (draft.known.hasWord(typed)) {
            draft.add(first, i, new Condition.Words(typed));
        } else {
            guessed(ExactField.ABOUT, first, i, typed, draft);
        }
    }

    private static boolean isForWhom(int first, Draft draft) {
        return draft.is(first - 1, "for") || draft.token(first).is("for", "on", "behalf");
    }

    /// What it is said to be: for whom it was done, or anything.
    private static ExactField field(int first, int i, Draft draft) {
        if (isForWhom(first, draft)
                && draft.known.has(ExactField.ON_BEHALF_OF, draft.token(i).text())) {
            return ExactField.ON_BEHALF_OF;
        }
        return ExactField.ABOUT;
    }

    /// `on behalf of X`, `order X`, `user X`.
    private static int start(int i, Draft draft) {
        int first = i;
        if (draft.is(i - 1, "of") && draft.is(i - 2, "behalf")) {
            first = draft.is(i - 3, "on") ? i - 3 : i - 2;
        } else if (draft.is(
                        i - 1,
                        "order",
                        "orders",
                        "user",
                        "customer",
                        "conversation",
                        "ticket",
                        "product",
                        "item",
                        "decision",
                        "case",
                        "chat",
                        "number",
                        "id")
                || draft.isFree(i - 1)
                        && draft.lexicon.isEntity(draft.token(i - 1).concept())
                        && draft.token(i - 1)
                                .is(draft.lexicon.entities().stream()
                                        .flatMap(name -> name.words().stream())
                                        .toArray(String[]::new))) {
            first = i - 1;
        }
        return first;
    }

    /// The recorded values that this is, or which begin so.
    private static List<String> found(ExactField field, String typed, Draft draft) {
        if (draft.known.has(field, typed)) {
            return List.of(recorded(field, typed, draft));
        }
        if (LONG_NUMBER.matcher(typed).matches()) {
            Optional<String> numbered = draft.known.numbered(field, typed);
            numbered.ifPresent(value -> draft.note("Read '" + typed + "' as " + value + "."));
            return numbered.map(List::of).orElse(List.of());
        }
        return List.of();
    }

    private static String recorded(ExactField field, String typed, Draft draft) {
        if (field == ExactField.ABOUT && draft.known.has(ExactField.CONVERSATION, typed)) {
            return typed; // also what was decided in it without reading it
        }
        return draft.known.recorded(field, typed).orElse(typed);
    }

    /// An id that nothing has: one that begins so, or one that is nearly the same; else it stays, and finds
    /// nothing.
    private static void guessed(ExactField asked, int first, int i, String typed, Draft draft) {
        boolean person =
                !draft.known.beginning(ExactField.ON_BEHALF_OF, typed, 1).isEmpty();
        ExactField field = person && isForWhom(first, draft) ? ExactField.ON_BEHALF_OF : asked;
        List<String> candidates = typed.length() >= LEAST_BEGINNING
                ? distinct(field, draft.known.beginning(field, typed, 2 * MAX_SAME + 2), draft)
                : List.of();
        if (candidates.isEmpty() || candidates.size() > MAX_SAME) {
            candidates = distinct(field, draft.known.near(field, typed, 1, 2 * MAX_SAME + 2), draft);
        }
        if (candidates.isEmpty() && typed.chars().filter(Character::isLetter).count() > 6) {
            candidates = distinct(field, draft.known.near(field, typed, 2, 2 * MAX_SAME + 2), draft);
        }
        if (candidates.isEmpty()) {
            draft.note("No decision has the id '" + typed + "', nor one that is nearly the same.");
            draft.add(first, i, field, List.of(typed));
        } else {
            draft.note("No decision has the id '" + typed + "'; read as " + String.join(" or ", candidates) + ".");
            draft.add(first, i, field, candidates);
        }
    }

    /// As recorded, each once: an entity stands under its id and under its type and id.
    private static List<String> distinct(ExactField field, List<String> forms, Draft draft) {
        Set<String> recorded = new java.util.LinkedHashSet<>();
        forms.forEach(form -> recorded.add(recorded(field, form, draft)));
        return List.copyOf(recorded);
    }
}
