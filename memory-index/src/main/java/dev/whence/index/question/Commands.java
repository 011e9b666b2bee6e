package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Lexicon.Command;
import dev.whence.index.question.Part.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads which commands are meant: by name, or by some of the words of name and description, of which one says what
/// is done.
final class Commands {

    /// A word that only the description has counts so much of one in the name.
    private static final double DESCRIBED = 0.3;

    private static final int MAX_GAP = 4;

    private static final String[] PERFECT = {"have", "has", "had", "haven't", "hasn't", "hadn't"};

    private static final Set<String> WITH_BACK =
            Set.of("send", "sent", "sends", "sending", "give", "gave", "given", "giving");

    private Commands() {}

    /// Names as they were recorded: `CancelPendingOrder`, `cancel_pending_order`, `OrderCancelled`.
    static void readNames(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)) {
                named(i, draft);
            }
        }
    }

    private static void named(int i, Draft draft) {
        String plain = plain(draft.token(i).lower());
        for (Command command : draft.lexicon.commands()) {
            if (command.name().words().size() > 1
                    && plain(command.name().recorded()).equals(plain)) {
                draft.add(i, i, ExactField.COMMAND, List.of(command.name().recorded()));
                return;
            }
        }
        for (Lexicon.Name event : draft.lexicon.events()) {
            if (event.words().size() > 1 && plain(event.recorded()).equals(plain)) {
                draft.add(i, i, ExactField.EVENT, List.of(event.recorded()));
                return;
            }
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /// Every run of words that names a command.
    ///
    /// @param inReasons whether to look into stated reasons too
    static void read(boolean inReasons, Draft draft) {
        int i = 0;
        boolean named = inReasons && !draft.values(ExactField.COMMAND).isEmpty();
        while (i < draft.size()) {
            if (named && Rules.isInReason(i, draft)) {
                i++; // its words are looked for as they stand
            } else if (telling(i, draft) && (inReasons || !Rules.isInReason(i, draft))) {
                List<Integer> cluster = cluster(i, draft);
                read(cluster, draft);
                i = cluster.getLast() + 1;
            } else {
                i++;
            }
        }
    }

    private static boolean telling(int i, Draft draft) {
        return draft.isFree(i)
                && !draft.token(i).isQuoted()
                && (draft.lexicon.rarity(draft.token(i).concept()) > 0
                        || isSentBack(i, draft)
                        || isNameWord(draft.token(i), draft))
                && (!Fillers.isSmall(draft.token(i).lower()) || draft.is(i, "up", "over") && i > 0)
                && !isNeutral(i, draft);
    }

    /// Small words of names count in the plural: `top-ups`.
    private static boolean isNameWord(Token token, Draft draft) {
        String singular = token.lower().replaceAll("s$", "");
        return draft.lexicon.commands().stream()
                .anyMatch(command -> command.name().words().contains(singular));
    }

    /// `requested` is what every command was.
    private static boolean isNeutral(int i, Draft draft) {
        return Fillers.isGeneral(draft.token(i).lower())
                && draft.lexicon.commands().stream()
                        .noneMatch(command -> command.name()
                                        .concepts()
                                        .contains(draft.token(i).concept())
                                || command.alias().equals(draft.token(i).concept()));
    }

    private static boolean isSentBack(int i, Draft draft) {
        return draft.is(i, WITH_BACK.toArray(String[]::new)) && (draft.is(i + 1, "back") || draft.is(i + 2, "back"));
    }

    /// The telling tokens from one on, up to a conjunction, a break or too many words that tell nothing.
    private static List<Integer> cluster(int from, Draft draft) {
        List<Integer> cluster = new ArrayList<>(List.of(from));
        int gap = 0;
        for (int i = from + 1; i < draft.size() && gap < MAX_GAP; i++) {
            Token token = draft.token(i);
            if (!draft.isFree(i)
                    || token.afterBreak()
                    || token.is("and", "or", "nor", "but", "except", "not", "because", "since")) {
                break;
            }
            if (telling(i, draft)) {
                cluster.add(i);
                gap = 0;
            } else if (Fillers.isSmall(token.lower()) || Fillers.isGeneral(token.lower())) {
                gap++;
            } else {
                break;
            }
        }
        return cluster;
    }

    private static void read(List<Integer> cluster, Draft draft) {
        Set<String> concepts = new LinkedHashSet<>();
        for (int i : cluster) {
            concepts.add(
                    isSentBack(i, draft)
                            ? Synonyms.concept("return")
                            : draft.token(i).concept());
        }
        List<Command> best = best(concepts, draft);
        if (best.isEmpty()) {
            return;
        }
        Set<String> used = new HashSet<>();
        best.forEach(command -> {
            used.addAll(command.name().concepts());
            used.addAll(command.described());
        });
        int first = -1;
        int last = -1;
        for (int i : cluster) {
            if (used.contains(draft.token(i).concept()) || isSentBack(i, draft) || isNameWord(draft.token(i), draft)) {
                draft.claim(i, i);
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (draft.is(last + 1, "back") || draft.is(last + 2, "back")) {
            int back = draft.is(last + 1, "back") ? last + 1 : last + 2;
            draft.claim(back, back);
        }
        draft.parts.add(Part.of(
                first,
                last,
                new Condition.Values(
                        ExactField.COMMAND,
                        best.stream().map(command -> command.name().recorded()).toList())));
        if (cluster.stream().anyMatch(i -> isDone(i, best, draft) || isDid(i, best, draft))) {
            draft.wish.done = true;
        }
    }

    /// A participle of what is done says that it was: `orders cancelled`.
    private static boolean isDone(int i, List<Command> commands, Draft draft) {
        Token token = draft.token(i);
        boolean past = token.lower().endsWith("ed")
                || token.is("sent", "bought", "paid", "put", "given", "gave", "withdrew", "withdrawn", "sold");
        return past
                && commands.stream()
                        .anyMatch(command -> command.head().equals(token.concept())
                                || command.alias().equals(token.concept()))
                && !draft.is(i - 1, "be", "being")
                && (!draft.is(i - 1, "been") || draft.is(i - 2, PERFECT) || draft.is(i - 3, PERFECT));
    }

    /// `what did dash cancel`: it was done, unless it is said to have been tried.
    private static boolean isDid(int i, List<Command> commands, Draft draft) {
        String head = draft.token(i).lower();
        return commands.stream()
                        .anyMatch(command -> command.name().words().getFirst().equals(head))
                && IntStream.range(0, i).anyMatch(at -> draft.token(at).is("did"))
                && IntStream.range(0, draft.size())
                        .noneMatch(at -> draft.token(at).is("try", "attempt", "want", "ask", "request", "make", "get"));
    }

    private static List<Command> best(Set<String> concepts, Draft draft) {
        double most = 0;
        List<Command> best = new ArrayList<>();
        for (Command command : draft.lexicon.commands()) {
            double score = score(command, concepts, draft.lexicon);
            if (score > most + 1e-9) {
                best.clear();
                most = score;
            }
            if (score > 0 && score > most - 1e-9) {
                best.add(command);
            }
        }
        return best;
    }

    private static double score(Command command, Set<String> concepts, Lexicon lexicon) {
        double score = 0;
        int matched = 0;
        for (String concept : concepts) {
            if (command.name().concepts().contains(concept)) {
                score += lexicon.rarity(concept);
                matched++;
            } else if (command.described().contains(concept)) {
                score += DESCRIBED * lexicon.rarity(concept);
                matched++;
            }
        }
        boolean byName = concepts.contains(command.head());
        boolean byDescription = concepts.contains(command.alias()) && matched > 1;
        return byName ? score : byDescription ? DESCRIBED * score : 0;
    }

    /// Nouns of money that no command has as its own: the events that pay it. Where a command is named, they only
    /// say which number is meant.
    static void readPaid(Draft draft) {
        boolean named = !draft.values(ExactField.COMMAND).isEmpty();
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && !Fillers.isGeneral(draft.token(i).lower())) {
                Set<String> events = draft.lexicon.paying().get(draft.token(i).concept());
                if (events != null) {
                    draft.wish.numberWords.add(draft.token(i).lower());
                    if (named) {
                        draft.claim(i, i);
                    } else {
                        draft.add(
                                i, i, ExactField.EVENT, events.stream().sorted().toList());
                    }
                }
            }
        }
    }
}
