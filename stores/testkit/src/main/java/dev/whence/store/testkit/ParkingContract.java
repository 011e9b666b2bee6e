package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.subscription.Failure;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Parked decisions: parking, finding, listing, parking again and dropping.
abstract class ParkingContract extends SubscriptionStoreContract {

    @Test
    void parking_moves_the_position_in_the_same_step() {
        store().advance(MAILER, Position.of(3));

        store().park(MAILER, parked(5));

        assertThat(store().position(MAILER))
                .as("a parked decision is done with: the position moves to it, or it would be delivered again")
                .contains(Position.of(5));
        assertThat(store().parkedAt(MAILER, Position.of(5))).contains(parked(5));
        assertThat(store().parkedCount(MAILER)).isEqualTo(1);
    }

    @Test
    void parking_does_not_move_the_position_back() {
        store().advance(MAILER, Position.of(9));

        store().park(MAILER, parked(5));

        assertThat(store().position(MAILER)).contains(Position.of(9));
        assertThat(parkedPositions(MAILER)).containsExactly(5L);
    }

    @Test
    void parking_again_takes_the_place_of_what_was_parked() {
        store().park(MAILER, parked(5, "mailbox full"));
        store().park(MAILER, parked(5, "no such user"));

        assertThat(store().parkedAt(MAILER, Position.of(5))).contains(parked(5, "no such user"));
        assertThat(store().parkedCount(MAILER)).isEqualTo(1);
    }

    @Test
    void everything_about_it_is_kept() {
        Instant early = Instant.parse("1909-12-31T23:59:59.999999999Z");
        Failure failure = new Failure(early, "a.B$C", "\u0000 \"quoted\" \\ äöü 漢字 𝄞\r\n", "\tat x\n".repeat(300));
        ParkedDecision parked = new ParkedDecision(Position.of(7), TIME, Integer.MAX_VALUE, failure);

        store().park(MAILER, parked);

        assertThat(store().parkedAt(MAILER, Position.of(7))).contains(parked);
        assertThat(store().parked(MAILER, Position.NONE, 1)).containsExactly(parked);
    }

    @Test
    void is_listed_in_the_order_of_the_log_page_by_page() {
        List<Long> positions = new ArrayList<>(LongStream.of(1, 2, 9, 10, 11, 99, 100, 101, 4711, 65_536, 1L << 40)
                .boxed()
                .toList());
        List<Long> shuffled = new ArrayList<>(positions);
        Collections.shuffle(shuffled, new Random(4));
        shuffled.forEach(position -> park(MAILER, position));

        assertThat(parkedPositions(MAILER)).isEqualTo(positions);
        List<Long> paged = new ArrayList<>();
        List<ParkedDecision> page = store().parked(MAILER, Position.NONE, 4);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(4);
            page.forEach(parked -> paged.add(parked.position().value()));
            page = store().parked(MAILER, page.getLast().position(), 4);
        }
        assertThat(paged)
                .as("page by page, each page after the last of the one before")
                .isEqualTo(positions);
        assertThat(store().parked(MAILER, Position.of(50), 2))
                .as("the place to go on from need not be parked itself")
                .containsExactly(parked(99), parked(100));
    }

    @Test
    void pages_have_a_bound() {
        assertThatThrownBy(() -> store().parked(MAILER, Position.NONE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().parked(MAILER, Position.NONE, SubscriptionStore.MAX_PAGE + 1))
                .as("a page is bounded, however many are parked")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(SubscriptionStore.MAX_PAGE));
    }

    @Test
    void is_replaced_only_where_it_is() {
        store().park(MAILER, parked(5, "mailbox full"));
        store().advance(MAILER, Position.of(9));

        assertThat(store().repark(MAILER, parked(5, "no such user"))).isTrue();
        assertThat(store().repark(MAILER, parked(6, "no such user")))
                .as("what was dropped meanwhile does not come back")
                .isFalse();
        assertThat(store().repark(INDEX, parked(5, "no such user"))).isFalse();

        assertThat(store().parked(MAILER, Position.NONE, 10)).containsExactly(parked(5, "no such user"));
        assertThat(store().position(MAILER)).contains(Position.of(9));
        assertThat(store().names()).containsExactly(MAILER);
    }

    @Test
    void is_dropped_once_and_nothing_else_with_it() {
        park(MAILER, 3, 5, 8);
        park(INDEX, 5);

        assertThat(store().drop(MAILER, Position.of(5))).isTrue();
        assertThat(store().drop(MAILER, Position.of(5))).isFalse();
        assertThat(store().drop(MAILER, Position.of(4))).isFalse();

        assertThat(parkedPositions(MAILER)).containsExactly(3L, 8L);
        assertThat(store().parkedAt(MAILER, Position.of(5))).isEmpty();
        assertThat(store().parkedCount(MAILER)).isEqualTo(2);
        assertThat(store().position(MAILER)).contains(Position.of(8));
        assertThat(parkedPositions(INDEX)).containsExactly(5L);
    }

    @Test
    void an_interrupted_caller_still_gets_its_call_done() {
        Thread.currentThread().interrupt();
        store().park(MAILER, parked(5));
        store().advance(MAILER, Position.of(6));
        store().repark(MAILER, parked(5, "no such user"));
        List<ParkedDecision> listed = store().parked(MAILER, Position.NONE, 10);
        store().drop(MAILER, Position.of(5));

        assertThat(Thread.interrupted())
                .as("a call neither gives up for an interrupt nor loses it")
                .isTrue();
        assertThat(listed).containsExactly(parked(5, "no such user"));
        assertThat(store().parkedCount(MAILER)).isZero();
    }
}
