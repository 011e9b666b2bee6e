package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.AppendCondition;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Decisions as they are stored: read without decoding, and moved to another log byte for byte.
abstract class StoredContract extends LogContract {

    private static final byte[] DAMAGED = "{\"id\": no JSON".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_is_stored_is_what_was_appended() {
        List<Decision> appended = appendSome(50);

        List<StoredDecision> stored = log().readStored(ReadQuery.all());

        assertThat(stored.stream().map(StoredDecision::decode).toList()).isEqualTo(appended);
        assertThat(stored.stream().map(StoredDecision::position).toList()).isEqualTo(positions(appended));
        assertThat(stored.stream().map(StoredDecision::time).toList())
                .isEqualTo(appended.stream().map(Decision::time).toList());
        assertThat(log().readStored(ReadQuery.all().newestFirst())).isEqualTo(stored.reversed());
        assertThat(log().storedAt(Position.of(7))).contains(stored.get(6));
        assertThat(log().storedAt(Position.of(51))).isEmpty();
    }

    @Test
    void a_claimed_key_is_stored_with_the_decision() {
        appendChanging(ORDER);
        log().append(drafts.changing(ORDER), AppendCondition.none().claiming("key of half a pair \ud83d"));
        log().append(drafts.changing(ORDER), AppendCondition.none().claiming(""));

        assertThat(log().readStored(ReadQuery.all()).stream().map(StoredDecision::claimedKey))
                .containsExactly(null, "key of half a pair \ud83d", "");
    }

    @Test
    void a_log_that_takes_over_what_another_stored_becomes_the_same_log() {
        appendSome(300);
        Decision holder =
                log().append(drafts.changing(ORDER), AppendCondition.none().claiming("key"));
        List<StoredDecision> stored = log().readStored(ReadQuery.all());

        other().appendStored(stored.subList(0, 120));
        other().appendStored(stored.subList(120, 301));

        assertThat(other().readStored(ReadQuery.all())).isEqualTo(stored);
        assertThat(other().treeHead()).isEqualTo(log().treeHead());
        assertThat(other().head()).isEqualTo(log().head());
        assertThat(other().findByIdempotencyKey("key")).contains(holder);
        assertThat(other().find(holder.id())).contains(holder);
        assertThat(other().read(ReadQuery.changesTo(ORDER))).isEqualTo(log().read(ReadQuery.changesTo(ORDER)));
        assertThatThrownBy(() -> other().append(
                                drafts.changing(ORDER), AppendCondition.none().claiming("key")))
                .isInstanceOf(IdempotencyKeyTakenException.class);
        assertThat(other().append(drafts.changing(ORDER), AppendCondition.none())
                        .position())
                .isEqualTo(Position.of(302));
    }

    @Test
    void what_does_not_follow_is_not_taken_over_and_nothing_with_it() {
        appendSome(3);
        log().append(drafts.changing(ORDER), AppendCondition.none().claiming("key"));
        List<StoredDecision> stored = log().readStored(ReadQuery.all());
        StoredDecision first = stored.getFirst();
        StoredDecision second = stored.get(1);

        assertRefused("positions go up one by one", stored.get(1));
        assertRefused("positions go up one by one", first, first);
        assertRefused("positions go up one by one", first, stored.get(2));
        assertRefused(
                "time never goes back",
                first,
                StoredDecision.of(second.position(), first.time().minusNanos(1), second.claimedKey(), second.body()));
        assertRefused(
                "an id names one decision for ever",
                first,
                StoredDecision.of(second.position(), second.time(), null, first.body()));
        assertRefused(
                "claims the idempotency key 'key'",
                StoredDecision.of(first.position(), first.time(), "key", first.body()),
                StoredDecision.of(second.position(), second.time(), "key", second.body()));

        other().appendStored(List.of(first));
        assertThatThrownBy(() -> other().appendStored(List.of(first)))
                .as("after what is there already")
                .hasMessageContaining("positions go up one by one");
    }

    private void assertRefused(String reason, StoredDecision... decisions) {
        assertThatThrownBy(() -> other().appendStored(List.of(decisions)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
        assertThat(other().head()).isEqualTo(Position.NONE);
        assertThat(other().readStored(ReadQuery.all())).isEmpty();
    }

    @Test
    void a_decision_that_cannot_be_read_stops_nobody_who_reads_what_is_stored() {
        appendSome(5);
        List<StoredDecision> whole = log().readStored(ReadQuery.all());
        List<StoredDecision> stored = new ArrayList<>(whole);
        stored.set(2, StoredDecision.of(Position.of(3), whole.get(2).time(), "its key", DAMAGED));
        other().appendStored(stored);

        assertThat(other().readStored(ReadQuery.all())).isEqualTo(stored);
        assertThat(other().storedAt(Position.of(3)).orElseThrow().body()).isEqualTo(DAMAGED);
        assertThat(other().positionAt(whole.getLast().time())).isEqualTo(Position.of(5));
        assertThat(other().at(Position.of(2))).contains(whole.get(1).decode());
        assertThat(other().read(ReadQuery.all().after(Position.of(3))))
                .isEqualTo(
                        whole.subList(3, 5).stream().map(StoredDecision::decode).toList());
        assertThatThrownBy(() -> other().read(ReadQuery.all()))
                .isInstanceOf(UnreadableDecisionException.class)
                .hasMessageContaining("position 3");
        assertThatThrownBy(() -> other().at(Position.of(3))).isInstanceOf(UnreadableDecisionException.class);
        assertThatThrownBy(() -> other().findByIdempotencyKey("its key"))
                .as("its key stays claimed")
                .isInstanceOf(UnreadableDecisionException.class);
        assertThat(other().append(drafts.changing(ORDER), AppendCondition.none())
                        .position())
                .as("the log goes on")
                .isEqualTo(Position.of(6));
    }
}
