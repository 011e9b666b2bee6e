package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Words;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.HistoryQuery.Aim;
import dev.whence.index.question.Part.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the parts of a question together as one query. Used by one thread, for one question.
final class Assembly {

    /// How many groups are given if the question does not say.
    static final int MOST_GROUPS = 100;

    private static final int MAX_SHOWN = 10;

    private final Draft draft;
    private final Wish wish;
    private final Set<String> notUnderstood = new LinkedHashSet<>();
    private final List<String> words = new ArrayList<>();
    private final List<Aggregation.Member> members = new ArrayList<>();
    private @Nullable SearchFilter part;

    Assembly(Draft draft) {
        this.draft = draft;
        this.wish = draft.wish;
    }

    Interpretation interpretation() {
        leftOver();
        SearchFilter filter = filter();
        notUnderstood.addAll(draft.notUnderstood);
        String text = words.isEmpty() ? null : String.join(" ", words);
        boolean structured = !filter.isAll() || wish.isFigures() || wish.order != null || wish.largest != null;
        Aim aim = aim(filter);
        HistoryQuery query = new HistoryQuery(text, structured ? Words.ALL : Words.ANY, filter, aim, null);
        requireMeaning(query);
        return new Interpretation(query, QueryText.of(query), List.copyOf(notUnderstood), draft.notes);
    }

    /// What nobody claimed: words to look for, and words that nothing has.
    private void leftOver() {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)) {
                leftOver(i, draft.token(i));
            }
        }
    }

    private void leftOver(int i, Token token) {
        boolean telling = token.is(
                        "not",
                        "never",
                        "without",
                        "except",
                        "excluding",
                        "nobody",
                        "none",
                        "neither",
                        "yet",
                        "still",
                        "already",
                        "per",
                        "most",
                        "fewest",
                        "twice",
                        "thrice")
                || token.is("no") && draft.is(i + 1, "one")
                || token.lower().endsWith("n't");
        if (telling && !(token.is("most") && draft.is(i + 1, "of"))) {
            notUnderstood.add(token.text());
        } else if (!isSilent(i, token)) {
            if (draft.known.hasWord(token.text()) && !Token.stems(token.text()).isEmpty()) {
                words.add(token.text());
            } else {
                notUnderstood.add(token.text());
            }
        }
    }

    /// Whether it says nothing, or what is clear without it.
    private boolean isSilent(int i, Token token) {
        return Fillers.isSmall(token.lower())
                || Fillers.isGeneral(token.lower())
                || draft.lexicon.isEntity(token.concept())
                        && draft.lexicon.rarity(token.concept()) >= 0
                        && isPlainNoun(token)
                || Groups.words().contains(token.lower())
                || isSameNumber(i, token);
    }

    private static boolean isPlainNoun(Token token) {
        return token.lower().chars().allMatch(Character::isLetter);
    }

    /// `with a refund over $400`: the number says it all.
    private boolean isSameNumber(int i, Token token) {
        boolean asked = wish.figure != null || wish.largest != null || draft.has(Condition.Numbers.class::isInstance);
        return asked && Amounts.isWord(token, draft) && i >= 0;
    }

    /// What all decisions must be like that are looked at; the others are those of a part, or of what
    /// groups lack.
    private SearchFilter filter() {
        Conditions conditions = new Conditions(draft);
        Clauses clauses = Clauses.of(draft);
        if (wish.share) {
            part = clauses.apart().isEmpty()
                    ? null
                    : conditions.of(clauses.apart(), wish.done && Clauses.hasCommand(clauses.apart()));
        }
        members.addAll(clauses.members(conditions, wish.done));
        boolean divided = wish.share || !members.isEmpty();
        return conditions.of(clauses.main(), wish.done && (!divided || Clauses.hasCommand(clauses.main())));
    }

    private Aim aim(SearchFilter filter) {
        if (wish.largest != null && wish.by.isEmpty() && wish.most == null) {
            Optional<String> number = Amounts.name(draft, filter);
            if (number.isPresent()) {
                return new Aim.Extreme(number.get(), wish.largest, wish.limit == 0 ? 1 : wish.limit);
            }
            notUnderstood.add(wish.largest ? "largest" : "smallest");
        }
        if (wish.isFigures()) {
            return figures(filter);
        }
        SearchQuery.Order order = wish.order == null && wish.follows ? SearchQuery.Order.OLDEST : wish.order;
        return new Aim.Hits(order, wish.limit == 0 ? MAX_SHOWN : wish.limit);
    }

    private Aim figures(SearchFilter filter) {
        if (wish.largest != null && wish.figure == null) {
            wish.figure = wish.largest ? Aggregation.Figure.MAX : Aggregation.Figure.MIN;
        }
        String number = wish.figure == null ? "" : number(filter);
        if (wish.counted != null && draft.known.withNumber(filter, wish.counted) == 0) {
            wish.counted = null; // then the decisions themselves are counted
        }
        Aggregation.Key each = wish.averageOfCounts ? takeEach() : null;
        if (wish.order != null && !wish.by.isEmpty() && wish.most == null) {
            notUnderstood.add(wish.order == SearchQuery.Order.OLDEST ? "first" : "last");
            draft.note("The first or last of each is not read; these are the figures of all.");
            wish.limit = 0;
        }
        int most = wish.limit > 0 ? wish.limit : wish.most != null ? 1 : MOST_GROUPS;
        List<Aggregation.Key> by =
                wish.by.stream().distinct().limit(Aggregation.MAX_KEYS).toList();
        return new Aim.Figures(measure(number, by, each), by, Wishes.order(wish), most, wish.having, members);
    }

    /// Of what counts are averaged: the stretch of time that is named, else what is named first.
    private Aggregation.@Nullable Key takeEach() {
        Aggregation.Key each = wish.by.stream()
                .filter(Aggregation.Key.Time.class::isInstance)
                .reduce((one, other) -> other)
                .orElse(wish.by.isEmpty() ? null : wish.by.getFirst());
        if (each == null) {
            draft.note("An average of counts needs to know of what: ask for example 'per day' or 'per agent'. This is"
                    + " the count.");
        } else {
            wish.by.remove(each);
        }
        return each;
    }

    private Aggregation.Measure measure(String number, List<Aggregation.Key> by, Aggregation.@Nullable Key each) {
        if (wish.share) {
            return new Aggregation.Measure.Share(part);
        }
        if (each != null) {
            return new Aggregation.Measure.Rate(each);
        }
        if (wish.counted != null && wish.figure == null && wish.distinct == null && wish.having == null) {
            return new Aggregation.Measure.Of(Aggregation.Figure.SUM, wish.counted);
        }
        if (wish.countOfGroups && !by.isEmpty()) {
            return new Aggregation.Measure.Groups();
        }
        return Wishes.measure(draft, number);
    }

    private String number(SearchFilter filter) {
        return Amounts.name(draft, filter)
                .orElseThrow(() -> new UnusableQueryException("It is not clear of what to take the "
                        + String.valueOf(wish.figure).toLowerCase(java.util.Locale.ROOT)
                        + ": no decision like this has a number for it. Name one: "
                        + draft.known.numbers().stream().sorted().limit(30).collect(Collectors.joining(", "))));
    }

    /// A question of which nothing was understood must not be answered with everything.
    private void requireMeaning(HistoryQuery query) {
        boolean bare = query.text() == null && query.filter().isAll();
        boolean plain = wish.by.isEmpty() && wish.largest == null && (wish.order == null || wish.limit == 0);
        if (bare && (plain && !isWholeCount() || !notUnderstood.isEmpty())) {
            throw new UnusableQueryException(nothingUnderstood());
        }
    }

    /// `how many decisions are there`: all of them.
    private boolean isWholeCount() {
        return wish.isFigures() && notUnderstood.isEmpty();
    }

    private String nothingUnderstood() {
        String unknown = notUnderstood.isEmpty()
                ? ""
                : " Not understood: "
                        + notUnderstood.stream()
                                .limit(MAX_SHOWN)
                                .map(Assembly::shortened)
                                .collect(Collectors.joining(", "))
                        + ".";
        return "The question does not say which decisions are meant." + unknown
                + " Try an outcome, a name, an id, a command, a rule, a time or words of the record, for example"
                + " 'refused " + example() + " last week' or 'latest 5 refusals'";
    }

    private static String shortened(String word) {
        return "'" + (word.length() > 40 ? word.substring(0, 40) + "…" : word) + "'";
    }

    private String example() {
        return draft.lexicon.commands().stream()
                .findFirst()
                .map(command -> String.join(" ", command.name().words()))
                .orElse("commands");
    }
}
