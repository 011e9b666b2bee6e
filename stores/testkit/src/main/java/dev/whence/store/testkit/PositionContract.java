package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import org.junit.jupiter.api.Test;

/// Positions of subscriptions, and their names.
abstract class PositionContract extends SubscriptionStoreContract {

    @Test
    void an_unknown_name_has_nothing() {
        assertThat(store().position(MAILER))
                .as("a subscription that never stored a position has none, which is not position 0")
                .isEmpty();
        assertThat(store().names()).isEmpty();
        assertThat(store().parkedCount(MAILER)).isZero();
        assertThat(parkedPositions(MAILER)).isEmpty();
    }

    @Test
    void before_the_first_decision_is_a_position_too() {
        store().advance(MAILER, Position.NONE);

        assertThat(store().position(MAILER)).contains(Position.NONE);
        assertThat(store().names()).containsExactly(MAILER);
    }

    @Test
    void the_last_position_is_kept() {
        store().advance(MAILER, Position.of(3));
        store().advance(MAILER, Position.of(4711));
        store().advance(MAILER, Position.of(4711));

        assertThat(store().position(MAILER)).contains(Position.of(4711));
    }

    @Test
    void may_be_as_high_as_positions_go() {
        store().park(MAILER, parked(Long.MAX_VALUE - 1));
        store().advance(MAILER, Position.of(Long.MAX_VALUE));

        assertThat(store().position(MAILER)).contains(Position.of(Long.MAX_VALUE));
        assertThat(parkedPositions(MAILER)).containsExactly(Long.MAX_VALUE - 1);
    }

    @Test
    void an_advance_does_not_go_back() {
        store().advance(MAILER, Position.of(10));

        assertThatThrownBy(() -> store().advance(MAILER, Position.of(9)))
                .as("two subscriptions under one name would undo each other: refuse what goes back")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mailer")
                .hasMessageContaining("10")
                .hasMessageContaining("9");
        assertThat(store().position(MAILER)).contains(Position.of(10));
    }

    @Test
    void a_reset_goes_anywhere() {
        store().reset(MAILER, Position.of(10));
        assertThat(store().position(MAILER)).contains(Position.of(10));

        store().reset(MAILER, Position.of(4));
        assertThat(store().position(MAILER)).contains(Position.of(4));

        store().reset(MAILER, Position.of(20));
        assertThat(store().position(MAILER)).contains(Position.of(20));
        store().advance(MAILER, Position.of(21));
    }

    @Test
    void a_reset_takes_off_what_is_parked_beyond_it() {
        park(MAILER, 3, 5, 8, 13);
        park(INDEX, 13);

        store().reset(MAILER, Position.of(5));

        assertThat(parkedPositions(MAILER))
                .as("what is beyond the position is delivered again, so it is not parked any more")
                .containsExactly(3L, 5L);
        assertThat(store().parkedCount(MAILER)).isEqualTo(2);
        assertThat(parkedPositions(INDEX)).containsExactly(13L);

        store().advance(MAILER, Position.of(100));
        assertThat(parkedPositions(MAILER))
                .as("what was taken off does not come back when the position moves over it")
                .containsExactly(3L, 5L);
    }

    @Test
    void names_do_not_touch_each_other() {
        store().advance(MAILER, Position.of(1));
        store().advance(INDEX, Position.of(2));
        park(INDEX, 7);

        assertThat(store().position(MAILER)).contains(Position.of(1));
        assertThat(store().position(INDEX)).contains(Position.of(7));
        assertThat(parkedPositions(MAILER)).isEmpty();
        assertThat(store().names()).as("names in order").containsExactly(MAILER, INDEX);
    }

    @Test
    void a_name_can_be_forgotten() {
        park(MAILER, 3, 5);
        park(INDEX, 3);

        store().forget(MAILER);
        store().forget(MAILER);

        assertThat(store().position(MAILER)).isEmpty();
        assertThat(parkedPositions(MAILER)).isEmpty();
        assertThat(store().parkedCount(MAILER)).isZero();
        assertThat(store().names()).containsExactly(INDEX);
        assertThat(parkedPositions(INDEX)).containsExactly(3L);

        store().advance(MAILER, Position.of(2));
        store().advance(MAILER, Position.of(9));
        assertThat(parkedPositions(MAILER))
                .as("what was forgotten does not come back under the same name")
                .isEmpty();
    }
}
