package dev.whence.server.cli;

import dev.whence.decision.Position;
import dev.whence.server.subscription.SubscriptionControl;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Parked decisions, asked for page by page however many there are.
final class ParkedRange {

    private static final int PAGE = 100;

    /// Gives the parked decisions after a position, at most so many.
    private interface Source {
        List<ParkedDecision> after(Position position, int most);
    }

    private final Position after;
    private final long limit;
    private final Source source;

    private ParkedRange(Position after, long limit, Source source) {
        this.after = after;
        this.limit = limit;
        this.source = source;
    }

    static ParkedRange after(Position position, long limit, SubscriptionName name, SubscriptionControl subscriptions) {
        return new ParkedRange(position, limit, (after, most) -> subscriptions.parked(name, after, most));
    }

    /// All up to where the subscription is now: what it parks meanwhile comes after that.
    static ParkedRange now(SubscriptionName name, SubscriptionControl subscriptions) {
        Optional<Position> last = subscriptions.all().stream()
                .filter(report -> report.name().equals(name.value()))
                .flatMap(report -> Stream.ofNullable(report.position()))
                .findFirst();
        return new ParkedRange(
                Position.NONE,
                Long.MAX_VALUE,
                (after, most) -> subscriptions.parked(name, after, most).stream()
                        .filter(parked -> last.isEmpty() || !parked.position().isAfter(last.get()))
                        .toList());
    }

    /// Does something with each, until that says no.
    void forEach(Predicate<ParkedDecision> act) {
        Position reached = after;
        long left = limit;
        while (left > 0) {
            List<ParkedDecision> page = source.after(reached, (int) Math.min(PAGE, left));
            for (ParkedDecision parked : page) {
                if (!act.test(parked)) {
                    return;
                }
                reached = parked.position();
            }
            left = page.isEmpty() ? 0 : left - page.size();
        }
    }
}
