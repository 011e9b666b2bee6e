package dev.whence.index.time;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a question asks a history for, if it is asked on Wednesday 13 May 2026 at 10:30 in Berlin.
class SearchedIntervalTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            refunds today,                            2026-05-13 to 2026-05-14
            refunds yesterday,                        2026-05-12 to 2026-05-13
            refused the day before yesterday,         2026-05-11 to 2026-05-12
            what happened on Monday,                  2026-05-11 to 2026-05-12
            what happened on Wednesday,               2026-05-13 to 2026-05-14
            what happened on Thursday,                2026-05-07 to 2026-05-08
            last Friday,                              2026-05-08 to 2026-05-09
            Tuesday of last week,                     2026-05-05 to 2026-05-06
            on 3 May,                                 2026-05-03 to 2026-05-04
            on May 20th,                              2025-05-20 to 2025-05-21
            on the 4th of July 2024,                  2024-07-04 to 2024-07-05
            2026-02-28,                               2026-02-28 to 2026-03-01
            on 2/28/2026,                             2026-02-28 to 2026-03-01
            on 28.02.2026,                            2026-02-28 to 2026-03-01
            three days ago,                           2026-05-10 to 2026-05-11
            two weeks before Christmas,               2025-12-11 to 2025-12-12
            on Good Friday,                           2026-04-03 to 2026-04-04
            last Thanksgiving,                        2025-11-27 to 2025-11-28
            a week ago yesterday,                     2026-05-05 to 2026-05-06
            two weeks ago on Monday,                  2026-04-27 to 2026-04-28
            two Fridays ago,                          2026-05-01 to 2026-05-02
            on wendesday,                             2026-05-13 to 2026-05-14
            on febuary 3rd,                           2026-02-03 to 2026-02-04
            the first Friday of March,                2026-03-06 to 2026-03-07
            the last Friday of last month,            2026-04-24 to 2026-04-25
            the last day of February 2024,            2024-02-29 to 2024-03-01
            """)
    void a_day_is_searched_from_midnight_to_midnight(String question, String interval) {
        assertThat(Asked.searched(question)).isEqualTo(interval);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            3pm UTC yesterday,                        2026-05-12 17:00 to 2026-05-12 18:00
            yesterday at 3pm EST,                     2026-05-12 22:00 to 2026-05-12 23:00
            10:00 America/New_York on May 4 2026,     2026-05-04 16:00 to 2026-05-04 16:01
            2026-04-03T10:00:00Z,                     2026-04-03 12:00 to 2026-04-03 12:00:01
            2026-04-03T10:00:00-05:00,                2026-04-03 17:00 to 2026-04-03 17:00:01
            Monday 15:00 UTC+8,                       2026-05-11 09:00 to 2026-05-11 09:01
            after 5pm PST yesterday,                  2026-05-13 03:00 to \u2026
            9am Asia/Tokyo,                           2026-05-13 02:00 to 2026-05-13 03:00
            """)
    void a_time_in_another_zone_is_searched_as_the_clocks_of_the_asker_show_it(String question, String interval) {
        assertThat(Asked.searched(question)).isEqualTo(interval);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            this week,                                2026-05-11 to 2026-05-18
            last week,                                2026-05-04 to 2026-05-11
            the week before last,                     2026-04-27 to 2026-05-04
            last weekend,                             2026-05-09 to 2026-05-11
            the week of April 15th,                   2026-04-13 to 2026-04-20
            week 3 of 2026,                           2026-01-12 to 2026-01-19
            the first week of March,                  2026-03-02 to 2026-03-09
            last month,                               2026-04-01 to 2026-05-01
            in March,                                 2026-03-01 to 2026-04-01
            in May,                                   2026-05-01 to 2026-06-01
            in June,                                  2025-06-01 to 2025-07-01
            in June 2024,                             2024-06-01 to 2024-07-01
            end of month,                             2026-05-16 to 2026-06-01
            the first half of March,                  2026-03-01 to 2026-03-16
            in the second half of last month,         2026-04-16 to 2026-05-01
            the second half of the week,              2026-05-14 to 2026-05-18
            the week ending April 10,                 2026-04-04 to 2026-04-11
            this year so far,                         2026-01-01 to 2026-05-13
            the noughties,                            2000-01-01 to 2010-01-01
            early March,                              2026-03-01 to 2026-03-16
            last quarter,                             2026-01-01 to 2026-04-01
            in Q3 2025,                               2025-07-01 to 2025-10-01
            the second half of 2025,                  2025-07-01 to 2026-01-01
            in 2024,                                  2024-01-01 to 2025-01-01
            last year,                                2025-01-01 to 2026-01-01
            last winter,                              2025-12-01 to 2026-03-01
            in the 1990s,                             1990-01-01 to 2000-01-01
            in the 19th century,                      1800-01-01 to 1900-01-01
            the past 3 weeks,                         2026-04-22 to 2026-05-13
            the last two quarters,                    2025-10-01 to 2026-04-01
            the two weeks before 1 May,               2026-04-17 to 2026-05-01
            year to date,                             2026-01-01 to 2026-05-13
            """)
    void a_period_is_searched_whole(String question, String interval) {
        assertThat(Asked.searched(question)).isEqualTo(interval);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            from 3 May to 5 May,                      2026-05-03 to 2026-05-06
            between March and May 2025,               2025-03-01 to 2025-06-01
            from Monday until yesterday,              2026-05-11 to 2026-05-13
            May 3-7,                                  2026-05-03 to 2026-05-08
            between 2022 and 2024,                    2022-01-01 to 2025-01-01
            since Tuesday,                            2026-05-12 to \u2026
            since 1 May,                              2026-05-01 to \u2026
            after 3 May,                              2026-05-04 to \u2026
            before 3 May,                             \u2026 to 2026-05-03
            by last Friday,                           \u2026 to 2026-05-09
            until the end of April,                   \u2026 to 2026-05-01
            after last week,                          2026-05-11 to \u2026
            before 2024,                              \u2026 to 2024-01-01
            2024 or later,                            2024-01-01 to \u2026
            more than two weeks ago,                  \u2026 to 2026-04-29
            """)
    void a_range_can_be_open(String question, String interval) {
        assertThat(Asked.searched(question)).isEqualTo(interval);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            between 3pm and 5pm yesterday,            2026-05-12 15:00 to 2026-05-12 17:00
            yesterday from 9:15 to 10,                2026-05-12 09:15 to 2026-05-12 10:00
            yesterday at 3pm,                         2026-05-12 15:00 to 2026-05-12 16:00
            at 9:05 on 3 May,                         2026-05-03 09:05 to 2026-05-03 09:06
            at 3pm,                                   2026-05-12 15:00 to 2026-05-12 16:00
            at 3,                                     2026-05-12 15:00 to 2026-05-12 16:00
            at 9,                                     2026-05-13 09:00 to 2026-05-13 10:00
            at noon,                                  2026-05-12 12:00 to 2026-05-12 13:00
            this morning,                             2026-05-13 08:00 to 2026-05-13 12:00
            last night,                               2026-05-12 20:00 to 2026-05-13
            yesterday afternoon,                      2026-05-12 12:00 to 2026-05-12 16:00
            in the evening,                           2026-05-12 16:00 to 2026-05-12 20:00
            the past 48 hours,                        2026-05-11 10:30 to 2026-05-13 10:30
            in the last half an hour,                 2026-05-13 10:00 to 2026-05-13 10:30
            since yesterday at 5pm,                   2026-05-12 17:00 to \u2026
            since 9am,                                2026-05-13 09:00 to 2026-05-14
            from 10pm Monday to 2am Tuesday,          2026-05-11 22:00 to 2026-05-12 02:00
            2026-05-02T09:31:07,                      2026-05-02 09:31:07 to 2026-05-02 09:31:08
            """)
    void a_time_is_searched_as_precisely_as_it_is_said(String question, String interval) {
        assertThat(Asked.searched(question)).isEqualTo(interval);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            it took 3 hours
            every Monday
            daily
            right now
            30 February
            """)
    void what_has_no_place_on_the_time_line_is_searched_nowhere(String question) {
        assertThat(Asked.searched(question)).isEqualTo("none");
    }

    @Test
    void the_future_is_read_where_it_is_asked_for() {
        assertThat(Asked.searched("on Monday", Asked.WEDNESDAY, Reading.FUTURE)).isEqualTo("2026-05-18 to 2026-05-19");
        assertThat(Asked.searched("in June", Asked.WEDNESDAY, Reading.FUTURE)).isEqualTo("2026-06-01 to 2026-07-01");
        assertThat(Asked.searched("in 3 days", Asked.WEDNESDAY, Reading.FUTURE)).isEqualTo("2026-05-16 to 2026-05-17");
    }

    @Nested
    class On_days_when_the_clocks_change {

        @Test
        void the_day_has_23_or_25_hours() {
            var later = LocalDateTime.of(2026, 12, 1, 0, 0).atZone(Asked.BERLIN);
            assertThat(length("2026-03-29", later)).hasHours(23);
            assertThat(length("2026-10-25", later)).hasHours(25);
        }

        @Test
        void an_hour_that_comes_twice_counts_twice() {
            var after = LocalDateTime.of(2026, 10, 26, 9, 0).atZone(Asked.BERLIN);
            assertThat(length("yesterday at 2:30am", after)).hasMinutes(61);
        }

        private static Duration length(String text, ZonedDateTime reference) {
            TimeMention mention =
                    TimeExpressions.find(text, reference, Reading.PAST).getFirst();
            Interval interval = requireNonNull(mention.interval());
            return Duration.between(requireNonNull(interval.start()), requireNonNull(interval.end()));
        }
    }
}
