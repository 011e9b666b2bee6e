package dev.whence.index.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Days of the year with a name, on a fixed date or on one that can be worked out.
///
/// @param timex what stands behind the year in a timex: `-12-25`, or for the fourth Thursday of November `-11-WXX-4-4`
/// @param inYear the day in a year
record Holidays(String timex, IntFunction<@Nullable LocalDate> inYear) {

    /// In a year that is given.
    String timex(int year, LocalDate date) {
        return timex.contains("WXX") ? year + timex : date.toString();
    }

    /// In a year that is left open.
    String timex(LocalDate date) {
        return "XXXX" + (timex.isEmpty() ? date.toString().substring(4) : timex);
    }

    /// All of them, by their names.
    static final Lexicon<Holidays> ALL = Lexicon.of(all());

    private static Map<String, Holidays> all() {
        Map<String, Holidays> all = new HashMap<>();
        fixed(all);
        counted(all);
        aroundEaster(all);
        islamic(all);
        return all;
    }

    private static void fixed(Map<String, Holidays> all) {
        all.put("new year|new years|new year's|new year's day|new years day|new year day", on(1, 1));
        all.put("new year's eve|new years eve|new year eve|nye", on(12, 31));
        all.put("groundhog day|groundhogs day|groundhog's day", on(2, 2));
        all.put("valentine's day|valentines day|valentine day|saint valentine's day|st . valentine's day", on(2, 14));
        all.put("international women's day|women's day|womens day", on(3, 8));
        all.put("pi day", on(3, 14));
        all.put(
                "st patrick's day|st . patrick's day|saint patrick's day|st patricks day|saint patricks day",
                on(3, 17));
        all.put("april fools|april fool's day|april fools' day|april fools day|april fool day", on(4, 1));
        all.put("earth day", on(4, 22));
        all.put(
                "may day|international workers' day|international workers day|international worker's day|workers' day"
                        + "|international labour day|international labor day",
                on(5, 1));
        all.put("star wars day", on(5, 4));
        all.put("cinco de mayo", on(5, 5));
        all.put("juneteenth|juneteenth day|freedom day|jubilee day", on(6, 19));
        all.put("independence day|us independence day|usa independence day", on(7, 4));
        all.put("bastille day", on(7, 14));
        all.put("halloween|hallowe'en|halloween day|all hallows' eve|all hallows eve", on(10, 31));
        all.put("all saints' day|all saints day|all hallows|all hallow day", on(11, 1));
        all.put("all souls' day|all souls day", on(11, 2));
        all.put("guy fawkes day|guy fawkes night|bonfire night", on(11, 5));
        all.put("veterans day|veterans' day|veteran's day|armistice day|remembrance day", on(11, 11));
        all.put("singles' day|singles day|single's day", on(11, 11));
        all.put("christmas eve|xmas eve", on(12, 24));
        all.put("christmas|christmas day|xmas|xmas day|x - mas", on(12, 25));
        all.put("boxing day", on(12, 26));
    }

    private static void counted(Map<String, Holidays> all) {
        all.put("martin luther king day|martin luther king jr day|martin luther king jr . day|mlk day", nth(1, 1, 3));
        all.put(
                "presidents' day|presidents day|president's day|washington's birthday|washingtons birthday",
                nth(2, 1, 3));
        all.put("mother's day|mothers' day|mothers day|mother day", nth(5, 7, 2));
        all.put("father's day|fathers' day|fathers day|father day", nth(6, 7, 3));
        all.put("labor day|labour day", nth(9, 1, 1));
        all.put("columbus day|indigenous peoples' day|indigenous peoples day", nth(10, 1, 2));
        all.put("thanksgiving|thanksgiving day|thanks giving|thanks giving day", nth(11, 4, 4));
        all.put("black friday", after(nth(11, 4, 4), 1));
        all.put("cyber monday", after(nth(11, 4, 4), 4));
        all.put(
                "memorial day",
                new Holidays(
                        "-05-WXX-1-4",
                        year -> LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))));
        all.put(
                "election day",
                new Holidays(
                        "-11-WXX-2-1",
                        year -> LocalDate.of(year, 11, 2).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY))));
    }

    private static void aroundEaster(Map<String, Holidays> all) {
        all.put("easter|easter day|easter sunday", fromEaster(0));
        all.put("shrove tuesday|pancake day|mardi gras|fat tuesday", fromEaster(-47));
        all.put("ash wednesday", fromEaster(-46));
        all.put("palm sunday", fromEaster(-7));
        all.put("maundy thursday", fromEaster(-3));
        all.put("good friday", fromEaster(-2));
        all.put("easter saturday|holy saturday", fromEaster(-1));
        all.put("easter monday", fromEaster(1));
        all.put("ascension day|ascension of christ|ascension", fromEaster(39));
        all.put("pentecost|whit sunday|white sunday", fromEaster(49));
        all.put("whit monday|pentecost monday", fromEaster(50));
        all.put("trinity sunday", fromEaster(56));
        all.put("corpus christi", fromEaster(60));
    }

    private static void islamic(Map<String, Holidays> all) {
        all.put("ramadan|ramadhan|ramazan|ramzan", hijri(9, 1));
        all.put("eid al - fitr|eid al fitr|eid ul - fitr|eid ul fitr", hijri(10, 1));
        all.put("eid al - adha|eid al adha|eid ul - adha|eid ul adha|feast of the sacrifice", hijri(12, 10));
        all.put("islamic new year|hijri new year", hijri(1, 1));
    }

    /// By the calendar of Umm al-Qura, which the JDK knows for about three centuries.
    private static Holidays hijri(int month, int day) {
        return new Holidays("", year -> year < 1900 || year > 2150 ? null : hijri(year, month, day));
    }

    private static @Nullable LocalDate hijri(int year, int month, int day) {
        int first = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR);
        for (int hijri = first; hijri <= first + 1; hijri++) {
            LocalDate date = LocalDate.from(HijrahDate.of(hijri, month, day));
            if (date.getYear() == year) {
                return date;
            }
        }
        return null;
    }

    private static Holidays on(int month, int day) {
        return new Holidays("-%02d-%02d".formatted(month, day), year -> LocalDate.of(year, month, day));
    }

    private static Holidays nth(int month, int weekday, int ordinal) {
        return new Holidays(
                "-%02d-WXX-%d-%d".formatted(month, weekday, ordinal),
                year -> LocalDate.of(year, month, 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.of(weekday))));
    }

    private static Holidays after(Holidays other, int days) {
        return new Holidays("", year -> {
            LocalDate date = other.inYear.apply(year);
            return date == null ? null : date.plusDays(days);
        });
    }

    private static Holidays fromEaster(int days) {
        return new Holidays("", year -> easter(year).plusDays(days));
    }

    /// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int leap = century / 4;
        int moon = (19 * golden + century - leap - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int sunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
        int late = (golden + 11 * moon + 22 * sunday) / 451;
        int days = moon + sunday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
