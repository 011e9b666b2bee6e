package dev.whence.evals.search.shop;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.Verdict;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the record says of a decision, to tell the relevant ones by.
final class Facts {

    private Facts() {}

    static Predicate<Decision> command(String type) {
        return decision -> decision.command().type().equals(type);
    }

    static Predicate<Decision> event(String type) {
        return decision -> decision.events().stream().map(RecordedEvent::type).anyMatch(type::equals);
    }

    static Predicate<Decision> refused() {
        return decision -> decision.outcome().isRefusal();
    }

    static Predicate<Decision> failed(String rule) {
        return decision -> decision.checks().stream()
                .filter(check -> check.verdict() == Verdict.FAILS)
                .map(Check::rule)
                .anyMatch(rule::equals);
    }

    /// The stated reason has these words, whatever their case.
    static Predicate<Decision> reason(String words) {
        return decision -> has(decision.origin().reason(), words);
    }

    /// An argument has these words, whatever their case.
    static Predicate<Decision> argument(String name, String words) {
        return decision -> has(decision.command().data().path(name).asString(""), words);
    }

    /// The text of an argument begins so.
    static Predicate<Decision> argumentBegins(String name, String beginning) {
        return decision -> decision.command().data().path(name).asString("").startsWith(beginning);
    }

    /// The rule failed on a fact with this value.
    static Predicate<Decision> failedOn(String rule, String value) {
        return decision -> decision.checks().stream()
                .filter(check -> check.rule().equals(rule) && check.verdict() == Verdict.FAILS)
                .anyMatch(check -> check.evidence() instanceof Comparison comparison
                        && comparison.value().asString("").equals(value));
    }

    private static boolean has(@Nullable String text, String words) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}
