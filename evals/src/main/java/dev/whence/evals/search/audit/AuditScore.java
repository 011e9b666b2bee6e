package dev.whence.evals.search.audit;

import dev.whence.evals.ending.Bar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the audit questions were answered.
///
/// @param results every question with how it was answered, in order
/// @param decisions how many decisions the history has
public record AuditScore(List<Result> results, long decisions) {

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

    /// Right answers of all.
    public record Share(int right, int all) {
        /// Between 0 and 1; 1 of none.
        public double value() {
            return all == 0 ? 1 : (double) right / all;
        }
    }

    public AuditScore {
        results = List.copyOf(results);
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
}
