package dev.whence.evals.search.audit;

import dev.whence.evals.ending.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How the audit questions were answered.
///
/// @param results every question with how it was answered, in order
/// @param blind the same for each of the blind sets; the bars and the other shares leave them out
/// @param decisions how many decisions the history has
public record AuditScore(List<Result> results, List<Blind> blind, long decisions) {

    /// The share of right answers to reach.
    public static final double BAR = 0.90;

    /// One question with how it was answered.
    ///
    /// @param heldOut whether nothing was adjusted to it
    /// @param right whether the answer is exact
    /// @param reading how it was read; the refusal, if it was refused
    /// @param found what was found instead, in a few words; empty if it is right
    /// @param micros how long the answer took
    public record Result(
            String id,
            String text,
            AuditQuestion.Kind kind,
            boolean heldOut,
            boolean right,
            String reading,
            String found,
            long micros) {}

    /// A blind set with how it was answered.
    public record Blind(BlindSet set, List<Result> results) {
        public Blind {
            results = List.copyOf(results);
        }

        /// The share of today.
        public Share share() {
            return AuditScore.share(results);
        }

        /// The share when it was first asked.
        public Share atFirst() {
            return new Share(set.rightAtFirst(), results.size());
        }
    }

    /// Right answers of all.
    public record Share(int right, int all) {
        /// Between 0 and 1; 1 of none.
        public double value() {
            return all == 0 ? 1 : (double) right / all;
        }

        private String text() {
            return String.format(Locale.ROOT, "%d/%d (%.1f%%)", right, all, 100 * value());
        }
    }

    public AuditScore {
        results = List.copyOf(results);
        blind = List.copyOf(blind);
    }

    /// The share of all questions.
    public Share all() {
        return share(results);
    }

    /// The share of those that nothing was adjusted to.
    public Share heldOut() {
        return share(results.stream().filter(Result::heldOut).toList());
    }

    /// The share of the others.
    public Share tuned() {
        return share(results.stream().filter(result -> !result.heldOut()).toList());
    }

    /// The share of each kind of question.
    public Map<AuditQuestion.Kind, Share> byKind() {
        Map<AuditQuestion.Kind, Share> shares = new TreeMap<>();
        Arrays.stream(AuditQuestion.Kind.values())
                .forEach(kind -> shares.put(
                        kind,
                        share(results.stream()
                                .filter(result -> result.kind() == kind)
                                .toList())));
        return shares;
    }

    /// The time within which 95 of 100 questions were answered.
    public long p95Micros() {
        long[] sorted = results.stream().mapToLong(Result::micros).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }

    private static Share share(List<Result> some) {
        return new Share((int) some.stream().filter(Result::right).count(), some.size());
    }

    /// What must be reached.
    public List<Bar> bars() {
        return List.of(
                Bar.atLeast(BAR, "audit questions answered exactly", all().value()),
                Bar.atLeast(
                        BAR,
                        "audit questions answered exactly, held out",
                        heldOut().value()));
    }

    /// The figures, for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "audit questions over %,d decisions answered exactly: %s; of those that were adjusted to %s, of the held"
                        + " out %s; p95 %.1f ms",
                decisions,
                all().text(),
                tuned().text(),
                heldOut().text(),
                p95Micros() / 1_000.0));
        byKind().forEach((kind, share) ->
                lines.add("  " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + share.text()));
        blind.forEach(set -> lines.add("  " + set.set().name().toLowerCase(Locale.ROOT) + " blind set, counted apart: "
                + set.share().text() + ", when first asked " + set.atFirst().text()));
        return lines;
    }

    /// What was not answered exactly, for people. Of the held out nothing but their number, so that nobody adjusts
    /// to them.
    public List<String> failureLines() {
        return Stream.concat(results.stream(), blind.stream().flatMap(set -> set.results().stream()))
                .filter(result -> !result.right() && !result.heldOut())
                .map(result -> result.id() + ": " + result.text() + "\n    read as " + result.reading() + "\n    found "
                        + result.found())
                .toList();
    }
}
