package dev.whence.index.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule of the grammar: what can be read from a position on, at most once for each end, the likelier first.
///
/// Rules are put together with the methods here. None of them repeats without bound or calls itself, and a rule that
/// others share is remembered, so the work is proportional to the number of tokens.
@FunctionalInterface
interface Rule<T> {

    List<Match<T>> at(int position);

    /// Makes something of one part; null if the part does not make sense.
    @FunctionalInterface
    interface Of1<A, R> {
        @Nullable
        R of(A a);
    }

    /// Makes something of two parts; null if they do not make sense together.
    @FunctionalInterface
    interface Of2<A, B, R> {
        @Nullable
        R of(A a, B b);
    }

    /// Makes something of three parts; null if they do not make sense together.
    @FunctionalInterface
    interface Of3<A, B, C, R> {
        @Nullable
        R of(A a, B b, C c);
    }

    /// This rule, with another meaning.
    default <R> Rule<R> as(Of1<T, R> make) {
        return position -> {
            List<Match<T>> matches = at(position);
            if (matches.isEmpty()) {
                return List.of();
            }
            List<Match<R>> made = new ArrayList<>(matches.size());
            for (Match<T> match : matches) {
                add(made, make.of(match.value()), match.end());
            }
            return made;
        };
    }

    /// This rule and then the other.
    default <B, R> Rule<R> and(Rule<B> next, Of2<T, B, R> make) {
        return position -> {
            List<Match<R>> made = List.of();
            for (Match<T> head : at(position)) {
                for (Match<B> tail : next.at(head.end())) {
                    made = made.isEmpty() ? new ArrayList<>(2) : made;
                    add(made, make.of(head.value(), tail.value()), tail.end());
                }
            }
            return made;
        };
    }

    /// This rule and then two others.
    default <B, C, R> Rule<R> and(Rule<B> second, Rule<C> third, Of3<T, B, C, R> make) {
        return position -> {
            List<Match<R>> made = List.of();
            for (Match<T> a : at(position)) {
                for (Match<B> b : second.at(a.end())) {
                    for (Match<C> c : third.at(b.end())) {
                        made = made.isEmpty() ? new ArrayList<>(2) : made;
                        add(made, make.of(a.value(), b.value(), c.value()), c.end());
                    }
                }
            }
            return made;
        };
    }

    /// This rule and then the other, whose meaning counts.
    default <B> Rule<B> then(Rule<B> next) {
        return and(next, (_, value) -> value);
    }

    /// This rule, whose meaning counts, and then the other.
    default Rule<T> with(Rule<?> next) {
        return and(next, (value, _) -> value);
    }

    /// This rule or nothing, which means the given.
    default Rule<T> or(T absent) {
        return position -> {
            List<Match<T>> matches = at(position);
            if (matches.isEmpty()) {
                return Match.list(absent, position);
            }
            List<Match<T>> made = new ArrayList<>(matches);
            add(made, absent, position);
            return made;
        };
    }

    /// This rule where the other does not follow.
    default Rule<T> unless(Rule<?> following) {
        return position -> {
            List<Match<T>> matches = at(position);
            return matches.isEmpty()
                    ? matches
                    : matches.stream()
                            .filter(match -> following.at(match.end()).isEmpty())
                            .toList();
        };
    }

    /// Any of the rules; where two end at the same token, the one named first.
    @SafeVarargs
    static <T> Rule<T> anyOf(Rule<? extends T>... rules) {
        return position -> {
            List<Match<T>> made = List.of();
            for (Rule<? extends T> rule : rules) {
                for (Match<? extends T> match : rule.at(position)) {
                    made = made.isEmpty() ? new ArrayList<>(2) : made;
                    add(made, match.value(), match.end());
                }
            }
            return made;
        };
    }

    /// The rule, worked out once for each position.
    static <T> Rule<T> remembered(Tokens tokens, Rule<T> rule) {
        List<@Nullable List<Match<T>>> seen = new ArrayList<>(Collections.nCopies(tokens.size() + 1, null));
        return position -> {
            List<Match<T>> known = seen.get(position);
            if (known == null) {
                known = rule.at(position);
                seen.set(position, known);
            }
            return known;
        };
    }

    private static <R> void add(List<Match<R>> made, @Nullable R value, int end) {
        if (value == null) {
            return;
        }
        for (Match<R> match : made) {
            if (match.end() == end) {
                return;
            }
        }
        made.add(new Match<>(value, end));
    }
}
