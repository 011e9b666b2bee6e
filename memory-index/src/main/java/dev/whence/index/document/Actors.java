package dev.whence.index.document;

import dev.whence.decision.Origin;
import dev.whence.index.text.EnglishText;
import dev.whence.index.text.Ids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names under which somebody who acted is meant in a question: the whole name, and each part of one with
/// blanks.
///
/// `refund-bot` is meant by its whole name only, since a refund means something else.
public final class Actors {

    /// How many words a name has at most.
    private static final int MAX_WORDS = 4;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");

    private Actors() {}

    /// The names of all who acted: agent, principal, and the person it was done for.
    static Set<String> names(Origin origin) {
        Set<String> names = new LinkedHashSet<>();
        addNames(origin.agent(), names);
        addNames(origin.principal(), names);
        addNames(origin.onBehalfOf(), names);
        return names;
    }

    private static void addNames(@Nullable String actor, Set<String> names) {
        if (actor == null) {
            return;
        }
        String whole = Ids.cut(actor.strip().toLowerCase(Locale.ROOT));
        if (whole.length() > 1) {
            names.add(whole);
        }
        if (whole.chars().anyMatch(Character::isWhitespace)) {
            BLANKS.splitAsStream(whole).filter(name -> name.length() > 1).forEach(names::add);
        }
    }

    /// What in a question could be a name: its words, and those that stand together.
    public static List<String> candidates(String question) {
        List<String> words = BLANKS.splitAsStream(question.strip().toLowerCase(Locale.ROOT))
                .map(Ids::plain)
                .map(word -> POSSESSIVE.matcher(word).replaceFirst(""))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> candidates = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + MAX_WORDS); to++) {
                if (to - from > 1 || !EnglishText.isSmall(words.get(from))) {
                    candidates.add(String.join(" ", words.subList(from, to)));
                }
            }
        }
        return candidates.stream().distinct().toList();
    }
}
