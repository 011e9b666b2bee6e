package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.refused;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What never happened to something, or nobody did, and what happened to it as well.
final class OfficeMembers extends OfficeSums {

    OfficeMembers(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        never();
        daysWithout();
        numberOf();
        both();
    }

    private static Stream<String> claim(Decision decision) {
        return decision.boundary().entities().stream()
                .filter(entity -> entity.type().equals("claim"))
                .map(Object::toString);
    }

    private Map<String, Double> lacking(
            Predicate<Decision> base, Predicate<Decision> lacking, Function<Decision, Stream<String>> key) {
        Map<String, Double> groups = new TreeMap<>(counts(base, key));
        groups.keySet().removeAll(counts(lacking, key).keySet());
        return groups;
    }

    private Map<String, Double> having(
            Predicate<Decision> base, Predicate<Decision> having, Function<Decision, Stream<String>> key) {
        Map<String, Double> groups = new TreeMap<>(counts(base, key));
        groups.keySet().retainAll(counts(having, key).keySet());
        return groups;
    }

    private void never() {
        groups(
                "never done",
                lacking(decision -> true, command("PayClaim").and(accepted()), OfficeMembers::claim),
                "which claims were never paid",
                "claims that were never paid",
                "claims not yet paid",
                "claims that have not been paid",
                "list the claims which haven't been paid",
                "claims nobody paid",
                "claims no one ever paid");
        groups(
                "never refused",
                lacking(decision -> true, refused(), OfficeMembers::claim),
                "claims without any refusal",
                "claims with no refusals",
                "which claims never had a refusal",
                "claims that were never refused anything");
        groups(
                "done, but not that",
                lacking(
                        command("SubmitClaim").and(accepted()).and(days("2026-04-01", "2026-05-01")),
                        command("PayClaim").and(accepted()),
                        OfficeMembers::claim),
                "claims submitted in April that were never paid",
                "which claims were submitted in April but never paid",
                "claims submitted in April but not yet paid");
        groups(
                "never in a time",
                lacking(decision -> true, refused().and(days("2026-04-08", "2026-04-09")), OfficeSums::actorName),
                "who was never refused on April 8",
                "who was not refused on April 8",
                "who wasn't refused on 8 April");
        groups(
                "never of somebody",
                lacking(
                        actor("jan.novak").and(days("2026-04-20", "2026-04-27")),
                        actor("jan.novak").and(refused()).and(days("2026-04-20", "2026-04-27")),
                        OfficeSums::commandName),
                "last week, which commands was jan.novak never refused");
    }

    private void daysWithout() {
        groups(
                "days without",
                lacking(
                        days("2026-04-01", "2026-05-01"),
                        command("PayClaim").and(refused()).and(days("2026-04-01", "2026-05-01")),
                        OfficeSums::day),
                "days in April without refused payments",
                "days with no refused payments in April");
        groups(
                "done, but not that",
                lacking(
                        command("PayClaim").and(accepted()),
                        command("CloseClaim").and(accepted()),
                        OfficeMembers::claim),
                "claims paid but not closed",
                "claims that were paid but never closed");
    }

    private void numberOf() {
        figure(
                "number of those that never",
                lacking(decision -> true, command("CloseClaim").and(accepted()), OfficeMembers::claim)
                        .size(),
                "how many claims were never closed",
                "how many claims have not been closed",
                "number of claims not yet closed");
        figure(
                "number of groups",
                having(counts(refused(), OfficeSums::customerName), count -> count > 35)
                        .size(),
                "how many customers had more than 35 refusals",
                "number of customers with more than 35 refusals");
    }

    private void both() {
        Predicate<Decision> paid = command("PayClaim").and(accepted());
        Predicate<Decision> closed = command("CloseClaim").and(accepted());
        Map<String, Double> both = having(decision -> true, paid, OfficeMembers::claim);
        both.keySet().retainAll(counts(closed, OfficeMembers::claim).keySet());
        groups(
                "both",
                both,
                "claims both paid and closed",
                "which claims were both paid and closed",
                "claims that were both closed and paid");
    }
}
