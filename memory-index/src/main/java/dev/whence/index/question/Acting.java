package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads who acted, under whom, for whom and with what program.
final class Acting {

    private static final int MAX_WORDS = 3;
    private static final int MAX_SAME = 20;
    private static final List<String> JOINTS = List.of("-", ".", "_", " ");
    private static final List<ExactField> ROLES = List.of(ExactField.AGENT, ExactField.PRINCIPAL, ExactField.CLIENT);

    private static final List<ExactField> NAMED =
            List.of(ExactField.AGENT, ExactField.PRINCIPAL, ExactField.CLIENT, ExactField.ON_BEHALF_OF);

    private Acting() {}

    /// Names as they were recorded, wherever they stand.
    static void readExact(Draft draft) {
        boolean[] begins = new boolean[draft.size()];
        for (int i = 0; i < draft.size(); i++) {
            begins[i] = beginsName(draft.token(i).lower().split("[-._]", 2)[0], draft);
        }
        for (int words = MAX_WORDS; words >= 1; words--) {
            for (int i = 0; i + words <= draft.size(); i++) {
                if (begins[i] && draft.areFree(i, i + words - 1) && !isCommonWord(i, words, draft)) {
                    exact(i, i + words - 1, draft);
                }
            }
        }
    }

    /// Few words do, so that the names that words make together need to be looked up for those only.
    private static boolean beginsName(String word, Draft draft) {
        return NAMED.stream()
                .anyMatch(field -> !draft.known.beginning(field, word, 1).isEmpty());
    }

    /// A small word can be a name only where it stands as one.
    private static boolean isCommonWord(int i, int words, Draft draft) {
        String word = draft.token(i).lower();
        return words == 1
                && (Fillers.isSmall(word)
                        || Fillers.isGeneral(word)
                        || draft.token(i).isNumber());
    }

    private static void exact(int first, int last, Draft draft) {
        for (String name : joined(first, last, draft)) {
            Optional<ExactField> role =
                    ROLES.stream().filter(field -> draft.known.has(field, name)).findFirst();
            if (role.isPresent()) {
                draft.add(start(first, draft), last, field(role.get(), first, draft), List.of(name));
                return;
            }
            if (last > first && draft.known.has(ExactField.ON_BEHALF_OF, name)) {
                draft.add(start(first, draft), last, ExactField.ON_BEHALF_OF, List.of(name));
                return;
            }
        }
    }

    /// A principal acts itself unless an agent does under it, and the question says that it is the
    /// principal.
    private static ExactField field(ExactField role, int first, Draft draft) {
        boolean asPrincipal = draft.is(first - 1, "principal", "under");
        return role == ExactField.PRINCIPAL && !asPrincipal && hasActed(first, draft) ? ExactField.ACTOR : role;
    }

    private static boolean hasActed(int first, Draft draft) {
        return draft.known.has(ExactField.ACTOR, draft.token(first).lower())
                || joined(first, Math.min(first + 1, draft.size() - 1), draft).stream()
                        .anyMatch(name -> draft.known.has(ExactField.ACTOR, name));
    }

    private static Set<String> joined(int first, int last, Draft draft) {
        List<String> words =
                draft.tokens.subList(first, last + 1).stream().map(Token::lower).toList();
        Set<String> names = new LinkedHashSet<>();
        if (words.size() == 1) {
            names.add(words.getFirst());
            words = List.of(words.getFirst().split("[-._]"));
        }
        List<String> parts = words;
        JOINTS.forEach(joint -> names.add(String.join(joint, parts)));
        return names;
    }

    /// `by the agent dash` is one part.
    static int start(int first, Draft draft) {
        int i = first;
        while (draft.is(
                i - 1,
                "agent",
                "bot",
                "principal",
                "user",
                "customer",
                "clerk",
                "worker",
                "the",
                "client",
                "program",
                "customers",
                "users",
                "named",
                "called")) {
            i--;
        }
        if (draft.is(i - 1, "of") && draft.is(i - 2, "behalf")) {
            return draft.is(i - 3, "on") ? i - 3 : i - 2;
        }
        return draft.is(i - 1, "by", "from", "via", "through", "under") ? i - 1 : i;
    }

    /// Whether a human or an agent acted, and what stands behind `by`, known or not.
    static void readRoles(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "by", "from", "under", "via", "through", "of")) {
                behindBy(i, draft);
            } else if (draft.is(i, "with", "without", "no", "involving", "but")) {
                anyAgent(i, draft);
            } else if (draft.is(i, "human", "humans", "manual", "manually")
                    && !isOfCommand(i, draft)
                    && !draft.is(i - 1, "a")
                    && !draft.is(i - 1, "to")) {
                Staff.people(i, i, draft);
            } else if (draft.is(i, "the") && draft.is(i + 1, "assistant", "bot", "ai") && !isName(i + 2, draft)) {
                draft.add(i, i + 1, new Condition.Presence(ExactField.AGENT, true));
            } else if (draft.is(i, "agent", "bot") && isName(i + 1, draft)) {
                unknown(i, i + 1, ExactField.AGENT, draft);
            }
        }
        readNames(draft);
    }

    /// `human transfers`: a word of the name of the command that stands behind it.
    private static boolean isOfCommand(int i, Draft draft) {
        return draft.isFree(i + 1)
                && draft.lexicon.commands().stream()
                        .anyMatch(command ->
                                command.head().equals(draft.token(i + 1).concept())
                                        && command.name()
                                                .concepts()
                                                .contains(draft.token(i).concept()));
    }

    /// `without an agent`; the negation before it is read by itself.
    private static void anyAgent(int before, Draft draft) {
        int i = behindArticles(before, draft);
        if (draft.is(i, "agent", "agents", "bot", "bots") && !isName(i + 1, draft)) {
            draft.add(i, i, new Condition.Presence(ExactField.AGENT, true));
        }
    }

    private static int behindArticles(int before, Draft draft) {
        int i = before + 1;
        while (draft.is(i, "a", "an", "the", "any", "some", "somebody", "real", "ai")) {
            i++;
        }
        return i;
    }

    private static void behindBy(int by, Draft draft) {
        int i = behindArticles(by, draft);
        if (draft.is(
                i,
                "human",
                "humans",
                "person",
                "people",
                "persons",
                "clerk",
                "clerks",
                "staff",
                "employee",
                "employees",
                "hand")) {
            int last = draft.is(i + 1, "agent", "agents", "being", "beings") ? i + 1 : i;
            Staff.people(by, last, draft);
        } else if (draft.is(i, "agents", "bots", "bot", "agent", "machine", "machines", "ais")) {
            if (isName(i + 1, draft)) {
                unknown(by, i + 1, ExactField.AGENT, draft);
            } else if (!draft.is(by, "of") || draft.is(i, "agents", "bots", "machines", "ais")) {
                draft.add(by, i, new Condition.Presence(ExactField.AGENT, true));
            }
        } else if (draft.is(by, "by") && draft.is(i, Staff.PROGRAMS)) {
            Staff.programs(by, i, draft);
        } else if (draft.is(by, "by") && isName(i, draft)) {
            unknown(by, i, ExactField.ACTOR, draft);
        }
    }

    /// Whether it could be somebody's name: nothing that the domain, a decision or the language uses as a
    /// word.
    private static boolean isName(int i, Draft draft) {
        if (!draft.isFree(i)) {
            return false;
        }
        Token token = draft.token(i);
        return !Fillers.isSmall(token.lower())
                && !token.is("vs", "versus")
                && !Fillers.isGeneral(token.lower())
                && !Groups.words().contains(token.lower())
                && !token.isNumber()
                && !token.isQuoted()
                && draft.lexicon.rarity(token.concept()) == 0;
    }

    /// A name as it is typed stays a condition even if nobody has it: then nothing is found, which is the
    /// truth.
    private static void unknown(int first, int at, ExactField field, Draft draft) {
        if (near(first, at, draft)) {
            return;
        }
        boolean word = field == ExactField.ACTOR
                && draft.known.hasWord(draft.token(at).lower())
                && Character.isLowerCase(draft.token(at).text().charAt(0));
        if (people(at, draft) || partOfName(at, draft) || word) {
            return; // by email: a word of the record is looked for as one
        }
        draft.add(first, at, field, List.of(draft.token(at).text()));
    }

    private static boolean near(int first, int at, Draft draft) {
        List<ExactField> fields = List.of(ExactField.AGENT, ExactField.PRINCIPAL, ExactField.ON_BEHALF_OF);
        return near(first, at, draft.token(at).text(), fields, draft);
    }

    /// Reads a name that nobody has as those that differ from it by one slip of typing.
    ///
    /// @param typed the name as it is written
    /// @param fields where to look, in this order
    static boolean near(int first, int last, String typed, List<ExactField> fields, Draft draft) {
        String name = typed.toLowerCase(Locale.ROOT);
        for (ExactField field : fields) {
            List<String> near = name.length() < (field == ExactField.AGENT ? 3 : 4)
                    ? List.of()
                    : draft.known.near(field, name, 1, MAX_SAME);
            if (!near.isEmpty()) {
                draft.note("Nobody is named '" + typed + "'; read as " + String.join(" or ", near) + ".");
                draft.add(first, last, field == ExactField.PRINCIPAL ? ExactField.ACTOR : field, near);
                return true;
            }
        }
        return false;
    }

    /// Names of people, of which their ids are made: `Oscar Okafor` is `oscar_okafor_4758`. And nearly
    /// names.
    private static void readNames(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (isName(i, draft) && !people(i, draft) && !partOfName(i, draft)) {
                boolean unheard = !draft.known.hasWord(draft.token(i).lower());
                if (unheard) {
                    near(start(i, draft), i, draft);
                }
            }
        }
    }

    /// `for Okri`, `the customer named Okri`, `by reyes`: one word of a name, where a name is expected.
    private static boolean partOfName(int i, Draft draft) {
        String word = draft.token(i).lower();
        int first = start(i, draft);
        boolean acted = draft.is(first, "by") || draft.token(i).text().endsWith("'s");
        boolean expected =
                acted || first < i || draft.is(first - 1, "for", "to", "named", "called", "customer", "user");
        if (word.length() < 3 || draft.token(i).isQuoted()) {
            return false;
        }
        if (!expected) {
            return actorNamed(word, i, draft);
        }
        for (ExactField field : acted
                ? List.of(ExactField.ACTOR, ExactField.ON_BEHALF_OF)
                : List.of(ExactField.ON_BEHALF_OF, ExactField.ACTOR)) {
            List<String> names = draft.known.withWord(field, word, MAX_SAME + 1);
            if (!names.isEmpty() && names.size() <= MAX_SAME) {
                draft.note("Read '" + draft.token(i).text() + "' as " + String.join(" or ", names) + ".");
                draft.add(first, i, field, names);
                return true;
            }
        }
        return false;
    }

    /// `returns hanna handled`: a word that is part of one name of those who act, and of nothing else.
    private static boolean actorNamed(String word, int i, Draft draft) {
        List<String> names = draft.known.withWord(ExactField.ACTOR, word, 2);
        if (names.size() != 1) {
            return false;
        }
        draft.note("Read '" + draft.token(i).text() + "' as " + names.getFirst() + ".");
        draft.add(start(i, draft), i, ExactField.ACTOR, names);
        return true;
    }

    /// `for Noah Brown`, whom nobody has heard of: the name stays a condition, which nothing fulfils.
    private static boolean unheard(int i, Draft draft) {
        boolean named = draft.is(i - 1, "for", "of")
                && Character.isUpperCase(draft.token(i).text().charAt(0))
                && Character.isUpperCase(draft.token(i + 1).text().charAt(0));
        String given = draft.token(i).lower();
        String family = draft.token(i + 1).lower();
        if (!named || draft.known.hasWord(given) || draft.known.hasWord(family)) {
            return false;
        }
        draft.note("Nobody is named '" + draft.token(i).text() + " "
                + draft.token(i + 1).text() + "'.");
        draft.add(start(i, draft), i + 1, ExactField.ON_BEHALF_OF, List.of(given + "_" + family));
        return true;
    }

    private static boolean people(int i, Draft draft) {
        if (!draft.areFree(i, i + 1)
                || !isName(i + 1, draft)
                || draft.token(i + 1).afterBreak()) {
            return false;
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String joint : List.of("_", ".", "-", " ")) {
            String beginning =
                    draft.token(i).lower() + joint + draft.token(i + 1).lower();
            List<String> ids = new ArrayList<>(draft.known.beginning(ExactField.ON_BEHALF_OF, beginning, MAX_SAME));
            ids.removeIf(id -> id.length() > beginning.length() && Character.isLetter(id.charAt(beginning.length())));
            if (!ids.isEmpty()) {
                found.put(beginning, ids);
            }
        }
        if (found.isEmpty()) {
            return nearlyPeople(i, draft) || unheard(i, draft);
        }
        List<String> ids = found.values().iterator().next();
        draft.note("Read '" + draft.token(i).text() + " " + draft.token(i + 1).text() + "' as "
                + String.join(" or ", ids) + ".");
        draft.add(start(i, draft), i + 1, ExactField.ON_BEHALF_OF, ids);
        return true;
    }

    /// `tomas reys`, `thomas reyes`: one of the names as it is, the other with a slip of typing.
    private static boolean nearlyPeople(int i, Draft draft) {
        String given = draft.token(i).lower();
        String family = draft.token(i + 1).lower();
        if (given.length() < 3 || family.length() < 4) {
            return false;
        }
        for (ExactField field : List.of(ExactField.PRINCIPAL, ExactField.ON_BEHALF_OF)) {
            List<String> ids = nearly(field, given, family, draft);
            if (!ids.isEmpty()) {
                draft.note("Nobody is named '" + draft.token(i).text() + " "
                        + draft.token(i + 1).text() + "'; read as " + String.join(" or ", ids) + ".");
                ExactField read = field == ExactField.PRINCIPAL ? ExactField.ACTOR : field;
                draft.add(start(i, draft), i + 1, read, ids);
                return true;
            }
        }
        return false;
    }

    private static List<String> nearly(ExactField field, String given, String family, Draft draft) {
        List<String> ids = JOINTS.stream()
                .flatMap(joint -> draft.known.beginning(field, given + joint, MAX_SAME).stream()
                        .filter(id -> Spelling.distance(letters(id.substring(given.length() + 1)), family) == 1))
                .toList();
        return !ids.isEmpty()
                ? ids
                : draft.known.withWord(field, family, MAX_SAME).stream()
                        .filter(id -> Spelling.distance(letters(id), given) == 1)
                        .toList();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}].*$", "");
    }
}
