package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Lexicon.RuleName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads which rule did not hold: by its name, by what it demands and was not so, or by the reason that
/// is given.
final class Rules {

    private static final int MAX_WINDOW = 9;
    private static final int MAX_ABOUT = 4;

    /// So much of what a reason tells must be in a rule's name or statement.
    private static final double EXPLAINED = 0.5;

    /// Rules that fit nearly as well as the best are meant as well.
    private static final double NEARLY = 0.95;

    private static final Set<String> NEGATING = Set.of(
            "not",
            "no",
            "without",
            "never",
            "lacked",
            "lacking",
            "missing",
            "wrong",
            "unavailable",
            "unconfirmed",
            "insufficient",
            "empty",
            "invalid",
            "cannot",
            "too",
            "failed",
            "didn't",
            "wasn't",
            "weren't",
            "isn't",
            "hadn't",
            "hasn't",
            "haven't",
            "aren't",
            "doesn't",
            "don't");

    private Rules() {}

    /// Names as they are written: `order-is-pending`, `order is pending`.
    static void readNames(Draft draft) {
        readJoined(draft);
        for (int i = 0; i < draft.size(); i++) {
            RuleName longest = null;
            for (RuleName rule : draft.lexicon.rules()) {
                boolean longer = longest == null
                        || rule.name().words().size() > longest.name().words().size();
                if (longer
                        && rule.name().words().size() > 1
                        && stands(rule.name().words(), i, draft)) {
                    longest = rule;
                }
            }
            if (longest != null) {
                int last = i + longest.name().words().size() - 1;
                add(marker(i, draft), draft.is(last + 1, "rule") ? last + 1 : last, List.of(longest), draft);
            }
        }
    }

    /// Whether the words stand here; one of three or more may have a slip of typing.
    private static boolean stands(List<String> words, int i, Draft draft) {
        int slips = 0;
        for (int k = 0; k < words.size(); k++) {
            if (!draft.isFree(i + k) || k > 0 && draft.token(i + k).afterBreak()) {
                return false;
            }
            if (!draft.is(i + k, words.get(k))) {
                slips++;
                boolean slip = words.get(k).length() > 3
                        && Spelling.distance(draft.token(i + k).lower(), words.get(k)) == 1;
                if (!slip || slips > 1 || words.size() < 3) {
                    return false;
                }
            }
        }
        return true;
    }

    /// `order_is_pending`.
    private static void readJoined(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            for (RuleName rule : draft.lexicon.rules()) {
                if (rule.name().words().size() > 1
                        && draft.is(i, rule.name().recorded().replace('-', '_'))) {
                    add(marker(i, draft), i, List.of(rule), draft);
                }
            }
        }
    }

    /// `violations of`, `broke the rule`, `because of`.
    private static int marker(int i, Draft draft) {
        int first = i;
        while (draft.is(
                first - 1,
                "rule",
                "rules",
                "the",
                "of",
                "by",
                "because",
                "due",
                "to",
                "violation",
                "violations",
                "violate",
                "violated",
                "violating",
                "broke",
                "broken",
                "break",
                "breaks",
                "breaking",
                "breach",
                "breached",
                "breaches")) {
            first--;
        }
        return first;
    }

    /// What the rule demands, said to be not so: `the customer did not confirm`.
    static void readDenied(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && !Fillers.isSmall(draft.token(i).lower())) {
                denied(i, draft);
            }
        }
    }

    private static void denied(int first, Draft draft) {
        Set<String> concepts = new HashSet<>();
        boolean negated = false;
        for (int last = first; last < Math.min(draft.size(), first + MAX_WINDOW) && draft.isFree(last); last++) {
            Token token = draft.token(last);
            if (last > first && (token.afterBreak() || token.is("because", "since"))) {
                return; // the reason behind it is read by itself
            }
            boolean opposite = isOpposite(token, draft);
            negated |= opposite || NEGATING.contains(token.lower());
            concepts.add(meant(token, draft));
            if (negated && last > first) {
                Set<String> said = concepts;
                List<RuleName> rules = relevant(draft).stream()
                        .filter(rule -> rule.name().concepts().size() > 1)
                        .filter(rule -> said.containsAll(rule.name().concepts()))
                        .filter(rule -> draft.known.has(
                                ExactField.FAILED_RULE, rule.name().recorded()))
                        .filter(rule -> rule.name().concepts().contains(token.concept())
                                || opposite
                                || NEGATING.contains(token.lower()))
                        .toList();
                if (!rules.isEmpty()
                        && rules.stream()
                                .allMatch(rule -> rule.name().concepts().contains(meant(draft.token(first), draft)))) {
                    add(first, last, rules, draft);
                    return;
                }
            }
        }
    }

    /// `returns without confirmation`: what one rule alone demands.
    static void readLacking(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.is(i, "without", "lacking", "missing")) {
                int noun = draft.is(i + 1, "a", "an", "any", "the", "proper", "valid") ? i + 2 : i + 1;
                String concept = draft.isFree(noun) ? draft.token(noun).concept() : "";
                boolean telling = draft.isFree(noun)
                        && !Fillers.isSmall(draft.token(noun).lower())
                        && !Fillers.isGeneral(draft.token(noun).lower())
                        && !draft.lexicon.isEntity(concept);
                List<RuleName> rules = relevant(draft).stream()
                        .filter(rule -> telling && rule.name().concepts().contains(concept))
                        .filter(rule -> draft.known.has(
                                ExactField.FAILED_RULE, rule.name().recorded()))
                        .toList();
                if (rules.size() == 1) {
                    add(i, noun, rules, draft);
                }
            }
        }
    }

    /// `unaccepted`: the opposite of a word of a rule.
    private static boolean isOpposite(Token token, Draft draft) {
        return token.lower().startsWith("un")
                && draft.lexicon.rarity(token.concept()) == 0
                && draft.lexicon.rarity(Synonyms.concept(token.lower().substring(2))) > 0;
    }

    private static String meant(Token token, Draft draft) {
        return isOpposite(token, draft) ? Synonyms.concept(token.lower().substring(2)) : token.concept();
    }

    /// The reason behind `because`, `since`, `due to`, or behind `for` where something was refused.
    static void readReasons(Draft draft) {
        readAbout(draft);
        boolean done = draft.wish.done
                && !draft.values(ExactField.OUTCOME).contains(Outcomes.REFUSED); // no rule kept it from being done
        for (int i = 0; i < draft.size(); i++) {
            int first = reasonAfter(i, draft);
            boolean refused = draft.values(ExactField.OUTCOME).contains(Outcomes.REFUSED);
            if (first > 0 && !refused && !isNegated(first, draft) && StatedReasons.whole(i, first, draft)) {
                continue; // words of the record, where nothing is said to have been refused
            }
            if (first > 0 && done) {
                StatedReasons.behind(i, first, draft);
                continue;
            }
            if (first < 0 && isForReason(i, draft)) {
                first = i + 1;
            }
            if (first > 0) {
                reason(i, first, draft);
            }
        }
    }

    /// `the gift card rule`: the rules that the words before it fit best.
    private static void readAbout(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            int first = i;
            while (draft.is(i, "rule", "check", "requirement", "condition", "guard")
                    && first > Math.max(0, i - MAX_ABOUT)
                    && draft.isFree(first - 1)
                    && !draft.token(first).afterBreak()
                    && !Fillers.isSmall(draft.token(first - 1).lower())
                    && !Fillers.isGeneral(draft.token(first - 1).lower())) {
                first--;
            }
            List<RuleName> best = first < i ? best(first, i - 1, draft) : List.of();
            if (!best.isEmpty()) {
                add(marker(first, draft), i, best, draft);
                if (draft.is(i + 1, "violated", "broken", "breached")
                        || draft.is(i + 2, "violated", "broken", "breached")) {
                    draft.claim(i + 1, draft.is(i + 1, "violated", "broken", "breached") ? i + 1 : i + 2);
                }
            }
        }
    }

    private static boolean isNegated(int first, Draft draft) {
        for (int i = first; draft.isFree(i) && (i == first || !draft.token(i).afterBreak()); i++) {
            if (NEGATING.contains(draft.token(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /// Where the reason begins that is announced here; -1 if none is.
    private static int reasonAfter(int i, Draft draft) {
        boolean because = draft.is(i, "because", "since", "cause") || draft.is(i, "due") && draft.is(i + 1, "to");
        return !because ? -1 : draft.is(i + 1, "of", "to") ? i + 2 : i + 1;
    }

    private static boolean isForReason(int i, Draft draft) {
        return draft.is(i, "for", "over", "as", "without", "lacking", "where")
                && draft.values(ExactField.OUTCOME).contains(Outcomes.REFUSED)
                && !isLeftOut(i, draft);
    }

    /// Whether the token stands in a reason, whose words name no command.
    static boolean isInReason(int i, Draft draft) {
        for (int marker = i - 1; marker >= 0; marker--) {
            if (draft.token(marker + 1).afterBreak() || !draft.isFree(marker)) {
                return false;
            }
            if (reasonAfter(marker, draft) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeftOut(int i, Draft draft) {
        return draft.is(i + 1, "something", "anything") || draft.is(i + 2, "other");
    }

    private static void reason(int marker, int first, Draft draft) {
        int last = first;
        while (last < draft.size()
                && draft.isFree(last)
                && (last == first || !draft.token(last).afterBreak())) {
            last++;
        }
        last--;
        List<RuleName> best = best(first, last, draft);
        if (best.isEmpty()) {
            best = aboutState(first, last, draft);
        }
        if (!best.isEmpty()) {
            add(marker, last, best, draft);
        }
    }

    /// `because the order had already been shipped` tells in which state it was: the rule that demands
    /// another one.
    private static List<RuleName> aboutState(int first, int last, Draft draft) {
        if (draft.values(ExactField.COMMAND).isEmpty()) {
            return List.of();
        }
        for (int i = first; i < last; i++) {
            String entity = draft.token(i).lower();
            boolean state = draft.is(i + 1, "was", "had", "is", "has", "were")
                    && draft.token(last).lower().endsWith("ed");
            List<RuleName> rules = relevant(draft).stream()
                    .filter(rule -> rule.name().words().size() == 3)
                    .filter(rule -> rule.name().words().subList(0, 2).equals(List.of(entity, "is")))
                    .toList();
            if (state && rules.size() == 1) {
                draft.note("Read the reason as the rule "
                        + rules.getFirst().name().recorded() + ", which demands another state.");
                return rules;
            }
        }
        return List.of();
    }

    private static List<RuleName> best(int first, int last, Draft draft) {
        Set<String> concepts = new HashSet<>();
        double told = 0;
        for (int i = first; i <= last; i++) {
            String concept = draft.token(i).concept();
            if (!Fillers.isSmall(draft.token(i).lower()) && concepts.add(concept)) {
                told += Math.max(1, draft.lexicon.rarity(concept));
            }
        }
        record Fit(RuleName rule, double score) {}
        List<Fit> fits = new ArrayList<>();
        for (RuleName rule : relevant(draft)) {
            double score = concepts.stream()
                    .mapToDouble(concept -> rule.name().concepts().contains(concept)
                            ? draft.lexicon.rarity(concept)
                            : rule.stated().contains(concept) ? 0.9 * draft.lexicon.rarity(concept) : 0)
                    .sum();
            fits.add(new Fit(rule, score));
        }
        double most = fits.stream().mapToDouble(Fit::score).max().orElse(0);
        if (most < EXPLAINED * told || most == 0) {
            return List.of();
        }
        return fits.stream()
                .filter(fit -> fit.score() >= NEARLY * most)
                .sorted(Comparator.comparingDouble(Fit::score).reversed())
                .map(Fit::rule)
                .toList();
    }

    /// The rules of the commands that the question is about; all if it names none.
    private static List<RuleName> relevant(Draft draft) {
        List<String> commands = draft.values(ExactField.COMMAND);
        if (commands.isEmpty()) {
            return draft.lexicon.rules();
        }
        Set<String> required = new HashSet<>();
        draft.lexicon.commands().stream()
                .filter(command -> commands.contains(command.name().recorded()))
                .forEach(command -> required.addAll(command.rules()));
        return draft.lexicon.rules().stream()
                .filter(rule -> required.contains(rule.name().recorded()))
                .toList();
    }

    private static void add(int first, int last, List<RuleName> rules, Draft draft) {
        draft.add(
                first,
                last,
                ExactField.FAILED_RULE,
                rules.stream().map(rule -> rule.name().recorded()).toList());
    }
}
