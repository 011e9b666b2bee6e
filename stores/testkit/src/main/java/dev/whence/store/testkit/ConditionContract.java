package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.ReadQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Appends that depend on nobody having changed what was read, or on a key that nobody has used.
abstract class ConditionContract extends LogContract {

    @Test
    void an_unchanged_boundary_lets_the_append_pass() {
        Decision created = appendChanging(ORDER, USER);

        Decision next = log().append(drafts.changing(ORDER), unchangedSince(created.position(), ORDER, USER));

        assertThat(next.position())
                .as("a change at the read position itself was seen by the reader: only later ones conflict")
                .isEqualTo(created.position().next());
    }

    @Test
    void entities_that_nobody_ever_changed_are_unchanged() {
        appendMentioning(ORDER);

        assertThat(log().append(drafts.changing(ORDER), unchangedSince(Position.NONE, ORDER, OTHER_ORDER, USER)))
                .isNotNull();
    }

    @Test
    void a_change_after_the_read_position_stops_the_append() {
        Position read = appendChanging(ORDER, USER).position();
        appendChanging(ORDER);
        Position last = appendChanging(ORDER).position();
        appendChanging(OTHER_ORDER);

        BoundaryChangedException conflict = catchThrowableOfType(
                BoundaryChangedException.class,
                () -> log().append(drafts.changing(USER), unchangedSince(read, USER, ORDER)));

        assertThat(conflict)
                .as("an entity of the boundary was changed after it was read: refuse with BoundaryChangedException")
                .isNotNull();
        assertThat(conflict.entity()).as("the entity that changed").isEqualTo(ORDER);
        assertThat(conflict.readPosition()).as("the position it was read at").isEqualTo(read);
        assertThat(conflict.changedAt()).as("its last change").isEqualTo(last);
    }

    @Test
    void a_change_long_ago_stops_an_append_that_read_even_earlier() {
        Position read = appendChanging(ORDER).position();
        appendChanging(ORDER);
        for (int i = 0; i < 500; i++) {
            appendChanging(OTHER_ORDER, USER);
        }

        assertThatThrownBy(() -> log().append(drafts.changing(ORDER), unchangedSince(read, ORDER)))
                .as("however long ago the entity changed, it changed after it was read")
                .isInstanceOf(BoundaryChangedException.class);
    }

    @Test
    void decisions_that_only_mention_the_entity_do_not_stop_it() {
        Position read = appendChanging(ORDER).position();
        appendMentioning(ORDER);
        log().append(drafts.changing(USER), unchangedSince(read, ORDER, USER));

        assertThat(log().append(drafts.changing(ORDER), unchangedSince(read, ORDER)))
                .as("a refused decision about the entity, or one that only read it, changes nothing")
                .isNotNull();
    }

    @Test
    void a_stopped_append_leaves_nothing_behind() {
        Position read = appendChanging(ORDER).position();
        Decision change = appendChanging(ORDER);
        Draft stopped = drafts.changing(ORDER, USER);

        assertThatThrownBy(
                        () -> log().append(stopped, unchangedSince(read, ORDER).claiming("key")))
                .isInstanceOf(BoundaryChangedException.class);

        assertThat(log().head()).as("head").isEqualTo(change.position());
        assertThat(log().find(stopped.id())).as("found by id").isEmpty();
        assertThat(log().findByIdempotencyKey("key"))
                .as("the key is not claimed")
                .isEmpty();
        assertThat(log().lastChange(USER)).as("last change").isEqualTo(Position.NONE);
        assertThat(log().read(ReadQuery.mentioning(USER))).as("mentions").isEmpty();
        assertThat(log().append(stopped, AppendCondition.none().claiming("key")).position())
                .as("the same draft can be appended afterwards, at the next position")
                .isEqualTo(change.position().next());
    }

    @Test
    void the_same_entity_may_be_named_twice() {
        Position read = appendChanging(ORDER).position();

        assertThat(log().append(drafts.changing(ORDER, ORDER), unchangedSince(read, ORDER, ORDER)))
                .isNotNull();
        assertThat(log().read(ReadQuery.changesTo(ORDER)))
                .as("a decision with two events of one entity is one change")
                .hasSize(2);
    }

    @Test
    void a_key_is_claimed_once() {
        Decision holder = log().append(drafts.changing(ORDER), claiming("key"));
        appendSome(3);
        Position head = log().head();

        IdempotencyKeyTakenException taken = catchThrowableOfType(
                IdempotencyKeyTakenException.class, () -> log().append(drafts.changing(USER), claiming("key")));

        assertThat(taken)
                .as("the key is in use: refuse with IdempotencyKeyTakenException")
                .isNotNull();
        assertThat(taken.key()).isEqualTo("key");
        assertThat(taken.takenAt())
                .as("the position of the decision that holds the key")
                .isEqualTo(holder.position());
        assertThat(log().head()).as("nothing is appended").isEqualTo(head);
        assertThat(log().lastChange(USER)).isEqualTo(Position.NONE);
        assertThat(log().findByIdempotencyKey("key")).contains(holder);
    }

    @Test
    void a_key_is_looked_at_before_all_else() {
        AppendCondition request = unchangedSince(Position.NONE, ORDER).claiming("key");
        Draft draft = drafts.changing(ORDER);
        log().append(draft, request);

        assertThatThrownBy(() -> log().append(draft, request))
                .as("a repeated request meets its own first change: it must learn of the key, not of a conflict")
                .isInstanceOf(IdempotencyKeyTakenException.class);
    }

    @Test
    void a_key_in_the_origin_claims_nothing_by_itself() {
        Draft draft = drafts.changing(ORDER);
        Draft withKey = new Draft(
                draft.id(),
                draft.time(),
                draft.domain(),
                draft.command(),
                draft.origin().withIdempotencyKey("key"),
                draft.boundary(),
                draft.checks(),
                draft.outcome(),
                draft.events());

        append(withKey);

        assertThat(log().findByIdempotencyKey("key"))
                .as("only the append condition claims a key")
                .isEmpty();
    }

    @Test
    void keys_differ_to_the_last_character() {
        List<String> keys = List.of(
                "",
                " ",
                "k",
                "K",
                "k ",
                "ké",
                "ke\u0301",
                "k\u0000",
                "half \ud83d",
                "half ?",
                "half \ufffd",
                "x".repeat(100_000),
                "x".repeat(100_001));

        List<Decision> holders = keys.stream()
                .map(key -> log().append(drafts.changing(ORDER), claiming(key)))
                .toList();

        for (int i = 0; i < keys.size(); i++) {
            assertThat(log().findByIdempotencyKey(keys.get(i)))
                    .as("holder of key number %s: neither cut keys nor replace characters", i)
                    .contains(holders.get(i));
        }
    }

    @Test
    void entities_differ_to_the_last_character() {
        List<EntityRef> entities = RandomRecords.entities();
        List<Decision> changes = entities.stream().map(this::appendChanging).toList();

        for (int i = 0; i < entities.size(); i++) {
            assertThat(log().lastChange(entities.get(i)))
                    .as("last change of %s: it must not be mistaken for another entity", entities.get(i))
                    .isEqualTo(changes.get(i).position());
            assertThat(log().read(ReadQuery.changesTo(entities.get(i)))).containsExactly(changes.get(i));
            assertThat(log().read(ReadQuery.mentioning(entities.get(i)))).containsExactly(changes.get(i));
        }
    }

    private static AppendCondition unchangedSince(Position since, EntityRef... entities) {
        return AppendCondition.unchanged(List.of(entities), since);
    }

    private static AppendCondition claiming(String key) {
        return AppendCondition.none().claiming(key);
    }
}
