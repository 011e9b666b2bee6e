package dev.whence.server.library;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.subscription.RetryPolicy;
import dev.whence.subscription.Subscription;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// The library's post: a letter for every accepted decision, to a mailbox that may be full.
public final class Reminders {

    private static final List<Position> SENT = new CopyOnWriteArrayList<>();
    private static final AtomicBoolean MAILBOX_FULL = new AtomicBoolean();

    private Reminders() {}

    static Subscription subscription() {
        return Subscription.each("reminders", Reminders::send)
                .filter(decision -> decision.outcome() == Outcome.ACCEPTED)
                .retries(RetryPolicy.none());
    }

    private static void send(Decision decision) throws IOException {
        if (MAILBOX_FULL.get()) {
            throw new IOException("the mailbox is full");
        }
        SENT.add(decision.position());
    }

    /// The positions of the decisions that letters were sent about.
    public static List<Position> sent() {
        return List.copyOf(SENT);
    }

    public static void mailboxIsFull(boolean full) {
        MAILBOX_FULL.set(full);
    }

    /// As at the beginning.
    public static void clear() {
        SENT.clear();
        MAILBOX_FULL.set(false);
    }
}
