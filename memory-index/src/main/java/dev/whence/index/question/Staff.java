package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.question.Part.Condition;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Tells people from programs among those who acted in their own name, as far as names tell it.
///
/// The record says whether an agent acted, but not whether a principal is a person.
final class Staff {

    static final String[] PROGRAMS = {
        "program", "programs", "system", "systems", "script", "scripts", "software", "automation", "service", "services"
    };

    /// `hanna.brandt`, `ada lovelace`, `ada_lovelace_1815`, `ada@example.org`: not `webshop`, not `back-office`.
    private static final Pattern PERSON =
            Pattern.compile("\\p{L}{2,}(?:[. _]\\p{L}{1,})+(?:[._ ]?\\d+)?|[^@ ]+@[^@ ]+");

    /// Of more it would take too long to say who they are.
    private static final int MOST_NAMES = 1_000;

    private static final int MOST_SHOWN = 8;

    private Staff() {}

    /// `by a human`: those who acted without an agent and are named like people; where nobody is, whoever is no
    /// agent.
    static void people(int first, int last, Draft draft) {
        List<String> people = own(name -> PERSON.matcher(name).matches(), draft);
        if (isFew(people)) {
            draft.add(first, last, ExactField.ACTOR, people);
            draft.note("Read '" + draft.token(last).text() + "' as those who acted without an agent and are named like"
                    + " people: " + shown(people) + ".");
        } else {
            draft.add(first, last, new Condition.Presence(ExactField.AGENT, false));
            draft.note("Read '" + draft.token(last).text() + "' as: no agent acted. Programs that act in their own name"
                    + " are included, because the record does not tell them from people; leave them out by name"
                    + " ('not by …').");
        }
    }

    /// `by a program`: those who acted without an agent and are not named like people.
    static void programs(int first, int last, Draft draft) {
        List<String> programs = own(name -> !PERSON.matcher(name).matches(), draft);
        if (isFew(programs)) {
            draft.add(first, last, ExactField.ACTOR, programs);
            draft.note("Read '" + draft.token(last).text() + "' as those who acted without an agent and are not named"
                    + " like people: " + shown(programs) + ".");
        }
    }

    private static List<String> own(Predicate<String> wanted, Draft draft) {
        List<String> names = draft.known.names(ExactField.ACTOR, MOST_NAMES);
        return names.size() >= MOST_NAMES
                ? List.of()
                : names.stream()
                        .filter(wanted)
                        .filter(name -> !draft.known.has(ExactField.AGENT, name))
                        .toList();
    }

    private static boolean isFew(List<String> names) {
        return !names.isEmpty() && names.size() <= SearchFilter.MAX_VALUES;
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
                + (names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "");
    }
}
