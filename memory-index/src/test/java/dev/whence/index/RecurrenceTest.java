package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.index.query.Recurrence;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recurring times: how they are written, and which decisions are in them, the clocks being changed or not.
class RecurrenceTest {

    private static final long SEED = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon",
                "sat,sun",
                "mon-fri 09:00-17:00",
                "22:00-06:00",
                "mon,wed-fri 18:00-24:00 Europe/Paris",
                "00:00-08:30 America/New_York"
            })
    void is_written_as_it_is_read(String written) {
        assertThat(Recurrence.parse(written).written()).isEqualTo(written);
    }

    @Test
    void is_read_as_people_may_write_it() {
        assertThat(Recurrence.parse("  Fri-Mon   9-17 ").written()).isEqualTo("mon,fri-sun 09:00-17:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "always", "00:00-24:00", "mon-sun", "25:00-26:00", "mon,someday", "9:75-10:00", "mon-", "-"})
    void anything_else_is_refused(String written) {
        assertThatThrownBy(() -> Recurrence.parse(written)).isInstanceOf(UnusableQueryException.class);
    }

    @Test
    void hours_over_midnight_belong_to_the_day_on_which_they_begin() {
        Recurrence fridayNight = Recurrence.parse("fri 22:00-06:00");
        assertThat(fridayNight.contains(LocalDateTime.parse("2026-05-01T21:59:59")))
                .isFalse();
        assertThat(fridayNight.contains(LocalDateTime.parse("2026-05-01T22:00:00")))
                .isTrue();
        assertThat(fridayNight.contains(LocalDateTime.parse("2026-05-02T05:59:59")))
                .isTrue();
        assertThat(fridayNight.contains(LocalDateTime.parse("2026-05-02T06:00:00")))
                .isFalse();
        assertThat(fridayNight.contains(LocalDateTime.parse("2026-05-01T05:00:00")))
                .isFalse();
    }

    @Test
    void decisions_are_found_by_the_calendar_of_the_zone_also_where_the_clocks_are_changed() throws Exception {
        Random random = new Random(SEED);
        DecisionLog log = new InMemoryDecisionLog();
        times(random)
                .forEach(time ->
                        Drafting.of("ShipOrder").at(time).on("order:#W1000001").appendTo(log));
        List<Instant> times = new ArrayList<>();
        log.forEach(ReadQuery.all(), decision -> times.add(decision.time()));
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN)) {
            assertThat(index.await(log.head(), Duration.ofSeconds(10))).isTrue();
            for (int i = 0; i < 60; i++) {
                List<Recurrence> wanted = List.of(any(random), any(random));
                SearchQuery.Builder either =
                        SearchQuery.builder().during(wanted.get(0)).during(wanted.get(1));
                List<Long> right = IntStream.range(0, times.size())
                        .filter(place -> wanted.stream()
                                .anyMatch(one -> one.contains(LocalDateTime.ofInstant(times.get(place), one.zone()))))
                        .mapToObj(place -> place + 1L)
                        .toList();
                assertThat(found(either, index)).as("seed %d: %s", SEED, wanted).isEqualTo(right);
                SearchQuery.Builder neither =
                        SearchQuery.builder().without(either.build().filter());
                List<Long> rest = LongStream.rangeClosed(1, times.size())
                        .boxed()
                        .filter(position -> !right.contains(position))
                        .toList();
                assertThat(found(neither, index))
                        .as("seed %d: not %s", SEED, wanted)
                        .isEqualTo(rest);
            }
        }
    }

    /// Around two changes of the clocks in Berlin, mostly in order.
    private static List<Instant> times(Random random) {
        List<Instant> times = new ArrayList<>();
        for (String start : List.of("2026-03-27T00:00:00Z", "2026-10-23T00:00:00Z")) {
            Instant time = Instant.parse(start);
            for (int i = 0; i < 150; i++) {
                time = time.plusSeconds(random.nextInt(-600, 3_600));
                times.add(time);
            }
        }
        return times;
    }

    private static Recurrence any(Random random) {
        ZoneId zone = random.nextBoolean() ? ZoneId.of("Europe/Berlin") : ZoneOffset.UTC;
        EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
        LocalTime from = LocalTime.of(random.nextInt(24), random.nextBoolean() ? 0 : 30);
        return switch (random.nextInt(3)) {
            case 0 -> Recurrence.on(days, zone);
            case 1 -> Recurrence.daily(from, from.plusMinutes(30 + random.nextInt(600)), zone);
            default -> new Recurrence(days, from, from.plusMinutes(30 + random.nextInt(600)), zone);
        };
    }

    private static List<Long> found(SearchQuery.Builder query, DecisionIndex index) {
        List<Long> found = new ArrayList<>();
        SearchQuery next = query.order(SearchQuery.Order.OLDEST).pageSize(100).build();
        SearchPage page;
        do {
            page = index.search(next);
            page.hits().stream().map(SearchHit::position).map(Position::value).forEach(found::add);
            next = next.from(page.next());
        } while (page.next() != null);
        return found;
    }
}
