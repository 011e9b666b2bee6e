package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.Criterion;
import dev.whence.log.ReadQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reading in both directions, in parts and in pages.
abstract class ReadContract extends LogContract {

    private static final int DECISIONS = 200;
    private static final int QUERIES = 400;

    @Test
    void all_decisions_are_read_in_order() {
        List<Decision> appended = appendSome(40);

        assertThat(log().read(ReadQuery.all())).as("oldest first").isEqualTo(appended);
        assertThat(log().read(ReadQuery.all().newestFirst())).as("newest first").isEqualTo(appended.reversed());
    }

    @Test
    void changes_are_the_decisions_with_an_event_of_the_entity() {
        Decision created = appendChanging(ORDER, USER);
        appendMentioning(ORDER);
        appendChanging(OTHER_ORDER);
        Decision changed = appendChanging(ORDER);

        assertThat(log().read(ReadQuery.changesTo(ORDER))).containsExactly(created, changed);
        assertThat(log().read(ReadQuery.changesTo(ORDER).newestFirst())).containsExactly(changed, created);
        assertThat(log().read(ReadQuery.changesTo(USER))).containsExactly(created);
    }

    @Test
    void mentions_are_the_decisions_that_read_or_changed_the_entity() {
        Decision created = appendChanging(ORDER, USER);
        Decision refused = appendMentioning(ORDER, OTHER_ORDER);
        appendChanging(OTHER_ORDER);

        assertThat(log().read(ReadQuery.mentioning(ORDER))).containsExactly(created, refused);
        assertThat(log().read(ReadQuery.mentioning(ORDER).newestFirst())).containsExactly(refused, created);
    }

    @Test
    void decisions_of_several_entities_come_once_each_and_in_order() {
        Decision both = appendChanging(ORDER, USER);
        appendChanging(OTHER_ORDER);
        Decision refused = appendMentioning(USER);
        Decision one = appendChanging(ORDER);

        assertThat(log().read(ReadQuery.changesToAny(List.of(ORDER, USER)))).containsExactly(both, one);
        assertThat(log().read(ReadQuery.mentioningAny(List.of(ORDER, USER)))).containsExactly(both, refused, one);
    }

    @Test
    void decisions_of_a_time_are_those_appended_from_its_start_to_before_its_end() {
        List<Decision> appended = appendSome(30);
        Instant from = appended.get(10).time();
        Instant before = appended.get(20).time();

        assertThat(log().read(log().during(ReadQuery.all(), from, before)))
                .isEqualTo(appended.stream()
                        .filter(decision -> !decision.time().isBefore(from)
                                && decision.time().isBefore(before))
                        .toList());
        assertThat(log().read(log().during(ReadQuery.all(), null, from.minusSeconds(1_000_000))))
                .as("before the first decision")
                .isEmpty();
        assertThat(log().read(log().during(ReadQuery.all().after(Position.of(25)), from, null)))
                .as("narrower bounds stay")
                .isEqualTo(appended.subList(25, 30));
    }

    @Test
    void an_entity_that_nobody_mentioned_has_no_decisions() {
        appendChanging(ORDER);

        assertThat(log().read(ReadQuery.changesTo(USER))).isEmpty();
        assertThat(log().read(ReadQuery.mentioning(USER).newestFirst())).isEmpty();
        assertThat(log().lastChange(USER)).isEqualTo(Position.NONE);
    }

    @Test
    void bounds_beyond_the_head_or_crossed_select_what_there_is() {
        List<Decision> appended = appendSome(5);

        assertThat(log().read(ReadQuery.all().upTo(Position.of(Long.MAX_VALUE))))
                .isEqualTo(appended);
        assertThat(log().read(ReadQuery.all()
                        .newestFirst()
                        .upTo(Position.of(Long.MAX_VALUE))
                        .limit(1)))
                .containsExactly(appended.getLast());
        assertThat(log().read(ReadQuery.all().after(Position.of(Long.MAX_VALUE))))
                .isEmpty();
        assertThat(log().read(ReadQuery.all().after(Position.of(5)))).isEmpty();
        assertThat(log().read(ReadQuery.all().upTo(Position.NONE))).isEmpty();
        assertThat(log().read(ReadQuery.all().after(Position.of(4)).upTo(Position.of(2))))
                .isEmpty();
        assertThat(log().read(ReadQuery.all()
                        .newestFirst()
                        .after(Position.of(4))
                        .upTo(Position.of(2))))
                .isEmpty();
    }

    @Test
    void any_query_gives_what_filtering_the_whole_log_gives() {
        long seed = Seed.announced("any_query");
        Random random = new Random(seed);
        List<Decision> appended = appendRandom(seed);

        for (int i = 0; i < QUERIES; i++) {
            ReadQuery query = anyQuery(random, appended);
            assertThat(log().read(query))
                    .as("seed %s, %s", seed, query)
                    .isEqualTo(matching(query, appended).stream()
                            .limit(query.limit())
                            .toList());
            assertThat(log().positions(query))
                    .as("seed %s, positions of %s", seed, query)
                    .isEqualTo(
                            log().read(query).stream().map(Decision::position).toList());
        }
    }

    @Test
    void pages_together_are_the_whole() {
        long seed = Seed.announced("pages");
        Random random = new Random(seed);
        List<Decision> appended = appendRandom(seed);

        for (int i = 0; i < QUERIES / 10; i++) {
            ReadQuery query = anyQuery(random, appended);
            List<Decision> expected = matching(query, appended);
            assertThat(readByPages(query, expected.size()))
                    .as("seed %s, page after page of %s", seed, query)
                    .isEqualTo(expected);

            List<Decision> handed = new ArrayList<>();
            log().forEach(query, decision -> addUpTo(expected.size(), handed, List.of(decision)));
            assertThat(handed).as("seed %s, forEach of %s", seed, query).isEqualTo(expected);
        }
    }

    @Test
    void last_change_is_the_position_of_the_newest_change() {
        long seed = Seed.announced("last_change");
        List<Decision> appended = appendRandom(seed);

        for (EntityRef entity : RandomRecords.entities()) {
            assertThat(log().lastChange(entity))
                    .as("seed %s, last change of %s", seed, entity)
                    .isEqualTo(matching(ReadQuery.changesTo(entity).newestFirst(), appended).stream()
                            .findFirst()
                            .map(Decision::position)
                            .orElse(Position.NONE));
        }
    }

    private List<Decision> appendRandom(long seed) {
        Drafts seeded = Drafts.seeded(seed);
        return IntStream.range(0, DECISIONS).mapToObj(i -> append(seeded.any())).toList();
    }

    private List<Decision> readByPages(ReadQuery first, int most) {
        List<Decision> read = new ArrayList<>();
        ReadQuery query = first;
        for (List<Decision> page = log().read(query); !page.isEmpty(); page = log().read(query)) {
            addUpTo(most, read, page);
            query = query.beyond(page.getLast().position());
        }
        return read;
    }

    /// Pages that repeat a decision would go on for ever.
    private static void addUpTo(int most, List<Decision> read, List<Decision> page) {
        read.addAll(page);
        assertThat(read).as("pages go on beyond their last decision, and end").hasSizeLessThanOrEqualTo(most);
    }

    private static ReadQuery anyQuery(Random random, List<Decision> appended) {
        ReadQuery query = ReadQuery.all();
        for (int i = random.nextInt(4); i > 0; i--) {
            query = query.and(Stream.generate(() -> anyCriterion(random, appended))
                    .limit(1 + random.nextInt(3))
                    .toArray(Criterion[]::new));
        }
        query = random.nextBoolean() ? query.newestFirst() : query;
        query = random.nextBoolean() ? query.after(Position.of(random.nextInt(DECISIONS + 5))) : query;
        query = random.nextBoolean() ? query.upTo(Position.of(random.nextInt(DECISIONS + 5))) : query;
        return query.limit(1 + random.nextInt(random.nextBoolean() ? 5 : 500));
    }

    /// Often one that is true of some decisions, at times one of none.
    private static Criterion anyCriterion(Random random, List<Decision> appended) {
        List<EntityRef> entities = RandomRecords.entities();
        EntityRef entity = entities.get(random.nextInt(entities.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Criterion.Changes(entity);
            case 1 -> new Criterion.Mentions(entity);
            case 2 -> new Criterion.Checked("nobody checked this");
            default -> {
                List<Criterion> met = List.copyOf(Criterion.of(appended.get(random.nextInt(appended.size()))));
                yield met.get(random.nextInt(met.size()));
            }
        };
    }

    /// The plainest reading of a query, without its limit.
    private static List<Decision> matching(ReadQuery query, List<Decision> all) {
        List<Decision> selected = all.stream()
                .filter(decision -> selects(query, decision))
                .filter(decision -> decision.position().isAfter(query.after()))
                .filter(decision -> query.upTo() == null || !decision.position().isAfter(query.upTo()))
                .toList();
        return query.backwards() ? selected.reversed() : selected;
    }

    private static boolean selects(ReadQuery query, Decision decision) {
        return query.criteria().stream()
                .allMatch(anyOf -> anyOf.stream()
                        .anyMatch(criterion -> Criterion.of(decision).contains(criterion)));
    }
}
