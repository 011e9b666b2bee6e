package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a durable subscription store finds when its folder is opened again.
abstract class ReopenedStoreContract extends SubscriptionStoreContract {

    /// Closes the store and opens the same folder.
    final SubscriptionStore reopen() {
        return suite().reopen();
    }

    @Test
    void an_empty_store_is_still_empty() {
        reopen();

        assertThat(store().names()).isEmpty();
        assertThat(store().position(MAILER)).isEmpty();
    }

    @Test
    void everything_is_there_again() {
        park(MAILER, 3, 5, 8);
        store().advance(MAILER, Position.of(12));
        store().advance(INDEX, Position.NONE);
        store().repark(MAILER, parked(5, "no such user"));
        store().drop(MAILER, Position.of(3));
        List<ParkedDecision> before = store().parked(MAILER, Position.NONE, 10);

        reopen();

        assertThat(store().names()).containsExactly(MAILER, INDEX);
        assertThat(store().position(MAILER)).contains(Position.of(12));
        assertThat(store().position(INDEX)).contains(Position.NONE);
        assertThat(store().parked(MAILER, Position.NONE, 10))
                .isEqualTo(before)
                .containsExactly(parked(5, "no such user"), parked(8));
        assertThat(store().parkedCount(MAILER)).isEqualTo(2);
    }

    @Test
    void what_was_taken_off_stays_off() {
        park(MAILER, 3, 5, 8);
        park(INDEX, 3);
        store().reset(MAILER, Position.of(4));
        store().forget(INDEX);

        reopen();

        assertThat(store().position(MAILER)).contains(Position.of(4));
        assertThat(store().names()).containsExactly(MAILER);
        store().advance(MAILER, Position.of(100));
        reopen();
        assertThat(parkedPositions(MAILER)).containsExactly(3L);
    }

    @Test
    void calls_go_on_where_they_were() {
        for (int round = 1; round <= 4; round++) {
            park(MAILER, round * 10L);
            store().advance(MAILER, Position.of(round * 10L + 5));
            reopen();
        }

        assertThat(parkedPositions(MAILER)).containsExactly(10L, 20L, 30L, 40L);
        assertThat(store().position(MAILER)).contains(Position.of(45));
    }
}
