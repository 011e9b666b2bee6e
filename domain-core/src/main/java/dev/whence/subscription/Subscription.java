package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.util.function.Predicate;

/// What is to be done with which decisions, and how; [Subscriptions] starts it.
///
/// @param filter the decisions that concern the handler; the others are passed over. Called like the handler
/// @param start where to begin while there is no position yet
/// @param retries what to do when the handler fails
/// @param pageSize how many decisions are read, and held in memory, at most at a time
/// @param patience how long pausing and closing wait for a handler in flight before they interrupt it
public record Subscription(
        SubscriptionName name,
        Handler handler,
        Predicate<? super Decision> filter,
        Start start,
        RetryPolicy retries,
        int pageSize,
        Duration patience) {

    private static final int USUAL_PAGE = 100;
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    public Subscription {
        if (pageSize < 1 || pageSize > ReadQuery.MAX_LIMIT) {
            throw new IllegalArgumentException("A page of " + pageSize + " is not possible: read between 1 and "
                    + ReadQuery.MAX_LIMIT + " decisions at a time");
        }
        if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "A patience of " + patience + " is not possible: wait between nothing and a day");
        }
    }

    /// Hands over one decision at a time, at least once each, from the beginning of the log.
    public static Subscription each(String name, Handler.Each handler) {
        return of(name, handler);
    }

    /// Hands over up to a page of decisions at a time, at least once each, from the beginning of the log.
    public static Subscription batches(String name, Handler.Batch handler) {
        return of(name, handler);
    }

    /// Goes on where the handler's own store says it is: effects exactly once.
    public static Subscription transactional(String name, Handler.Transactional handler) {
        return of(name, handler);
    }

    private static Subscription of(String name, Handler handler) {
        return new Subscription(
                SubscriptionName.of(name),
                handler,
                decision -> true,
                Start.BEGINNING,
                RetryPolicy.DEFAULT,
                USUAL_PAGE,
                USUAL_PATIENCE);
    }

    public Subscription filter(Predicate<? super Decision> wanted) {
        return new Subscription(name, handler, wanted, start, retries, pageSize, patience);
    }

    public Subscription start(Start where) {
        return new Subscription(name, handler, filter, where, retries, pageSize, patience);
    }

    public Subscription retries(RetryPolicy policy) {
        return new Subscription(name, handler, filter, start, policy, pageSize, patience);
    }

    public Subscription pageSize(int most) {
        return new Subscription(name, handler, filter, start, retries, most, patience);
    }

    public Subscription patience(Duration longest) {
        return new Subscription(name, handler, filter, start, retries, pageSize, longest);
    }
}
