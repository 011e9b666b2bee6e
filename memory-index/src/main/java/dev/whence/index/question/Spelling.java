package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.time.Reading;
import dev.whence.index.time.TimeExpressions;
import dev.whence.index.time.TimeMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts misspelt words right: those that no decision has, and that are nearly one that a question is read
/// by.
final class Spelling {

    private static final int LEAST_LENGTH = 5;
    private static final int LONG = 8;

    private static final Pattern DERIVED =
            Pattern.compile("(\\p{L}{3,}?)(?:ers?|als?|i?als?|i?ances?|ments?|i?[ai]?t?ions?|ures?|ings?|ees?|ed|es)");

    /// Words by which readers go, which are no slips of others.
    private static final Set<String> OWN = Set.of(
            "counting",
            "leaving",
            "including",
            "considering",
            "versus",
            "compare",
            "compared",
            "comparing",
            "fewer",
            "fewest",
            "twice",
            "thrice",
            "average",
            "commonest",
            "leading",
            "outside",
            "having",
            "total",
            "largest",
            "biggest",
            "highest",
            "smallest",
            "lowest",
            "cheapest",
            "latest",
            "newest",
            "oldest",
            "earliest",
            "without",
            "except",
            "excluding",
            "dollars",
            "times",
            "fraction",
            "percent",
            "percentage",
            "proportion",
            "share",
            "shares",
            "median",
            "older",
            "newer",
            "never",
            "march",
            "april");

    private Spelling() {}

    /// The draft with tokens in place of misspelt ones, each of which is noted.
    static Draft corrected(Draft draft) {
        Set<String> words = draft.lexicon.spellings();
        List<TimeMention> times = TimeExpressions.find(draft.question, draft.now, Reading.PAST);
        List<Token> tokens = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Token typed : draft.tokens) {
            Token token = derived(typed, draft.lexicon);
            Optional<String> right = isUnknown(token, words, draft) && !isIn(times, token)
                    ? nearest(token.lower(), words)
                    : Optional.empty();
            right.ifPresent(word -> notes.add("Read '" + token.text() + "' as '" + word + "'."));
            tokens.add(right.map(word -> new Token(
                            word, token.start(), token.end(), word, Synonyms.concept(word), token.afterBreak()))
                    .orElse(token));
        }
        return tokens.equals(draft.tokens) ? draft : draft.with(tokens, notes);
    }

    /// A noun that is made of what a command does means that: `waivers` of `WaiveFee`.
    private static Token derived(Token token, Lexicon lexicon) {
        if (lexicon.rarity(token.concept()) > 0 || Fillers.isSmall(token.lower()) || Fillers.isGeneral(token.lower())) {
            return token;
        }
        Matcher noun = DERIVED.matcher(token.lower());
        String root = noun.matches() ? noun.group(1) : "";
        return lexicon.commands().stream()
                .filter(command -> root.length() > 2
                        && command.name()
                                .words()
                                .getFirst()
                                .replaceAll("(e|y)$", "")
                                .equals(root))
                .findFirst()
                .map(command -> token.meaning(command.head()))
                .orElse(token);
    }

    private static boolean isIn(List<TimeMention> times, Token token) {
        return times.stream().anyMatch(time -> time.start() < token.end() && token.start() < time.end());
    }

    private static boolean isUnknown(Token token, Set<String> words, Draft draft) {
        String word = token.lower();
        return word.length() >= LEAST_LENGTH
                && word.chars().allMatch(Character::isLetter)
                && !words.contains(word)
                && !OWN.contains(word)
                && !Fillers.isSmall(word)
                && !Fillers.isGeneral(word)
                && draft.lexicon.rarity(token.concept()) == 0
                && !draft.known.hasWord(word)
                && !draft.known.has(ExactField.ACTOR, word)
                && draft.known.near(ExactField.ACTOR, word, 1, 1).isEmpty();
    }

    private static Optional<String> nearest(String word, Set<String> words) {
        int most = word.length() >= LONG ? 2 : 1;
        String best = null;
        int least = most + 1;
        for (String candidate : words) {
            if (isOpposite(word, candidate)) {
                return Optional.empty();
            }
            int distance = Math.abs(candidate.length() - word.length()) > most || candidate.length() < LEAST_LENGTH
                    ? least
                    : distance(word, candidate);
            if (distance < least || distance == least && best != null && alike(word, candidate) > alike(word, best)) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /// How many letters are the same from the beginning on.
    private static int alike(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    /// `unaccepted` is no slip of `accepted`.
    private static boolean isOpposite(String word, String candidate) {
        return List.of("un", "in", "dis", "non", "mis").stream().anyMatch(not -> word.equals(not + candidate));
    }

    /// How many letters must be inserted, deleted, replaced, or exchanged with their neighbour.
    ///
    /// Exchanged neighbours are the commonest slip of typing, so that they count once here, and not twice as in the
    /// distance of Levenshtein by which `dev.whence.explain` proposes names.
    static int distance(String from, String to) {
        int[][] table = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, from, to, i, j);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int step(int[][] table, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(table[i - 1][j - 1] + (same ? 0 : 1), Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
