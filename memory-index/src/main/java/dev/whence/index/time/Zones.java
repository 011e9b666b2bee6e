package dev.whence.index.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time zones behind a time: `3pm EST`, `10:00 Europe/Berlin`, `17:00 UTC+2`, the `Z` of `2026-04-03T10:00:00Z`.
///
/// Abbreviations that several zones share mean the best known one: `CST` is that of Chicago, `IST` that of India.
final class Zones {

    private static final Lexicon<ZoneId> NAMES = Lexicon.of(Map.ofEntries(
            Map.entry("utc|gmt|zulu|zulu time|coordinated universal time|greenwich mean time", ZoneOffset.UTC),
            Map.entry("est", ZoneOffset.ofHours(-5)),
            Map.entry("edt", ZoneOffset.ofHours(-4)),
            Map.entry("cst", ZoneOffset.ofHours(-6)),
            Map.entry("cdt", ZoneOffset.ofHours(-5)),
            Map.entry("mst", ZoneOffset.ofHours(-7)),
            Map.entry("mdt", ZoneOffset.ofHours(-6)),
            Map.entry("pst", ZoneOffset.ofHours(-8)),
            Map.entry("pdt", ZoneOffset.ofHours(-7)),
            Map.entry("eastern|eastern time|eastern standard time", ZoneId.of("America/New_York")),
            Map.entry("central time|central standard time", ZoneId.of("America/Chicago")),
            Map.entry("mountain time|mountain standard time", ZoneId.of("America/Denver")),
            Map.entry("pacific|pacific time|pacific standard time", ZoneId.of("America/Los_Angeles")),
            Map.entry("bst", ZoneOffset.ofHours(1)),
            Map.entry("cet", ZoneOffset.ofHours(1)),
            Map.entry("cest", ZoneOffset.ofHours(2)),
            Map.entry("eet", ZoneOffset.ofHours(2)),
            Map.entry("eest", ZoneOffset.ofHours(3)),
            Map.entry("msk", ZoneOffset.ofHours(3)),
            Map.entry("ist", ZoneOffset.ofHoursMinutes(5, 30)),
            Map.entry("hkt|sgt", ZoneOffset.ofHours(8)),
            Map.entry("jst|kst", ZoneOffset.ofHours(9)),
            Map.entry("aest", ZoneOffset.ofHours(10)),
            Map.entry("aedt", ZoneOffset.ofHours(11)),
            Map.entry("nzst", ZoneOffset.ofHours(12)),
            Map.entry("nzdt", ZoneOffset.ofHours(13))));

    /// The names of the IANA database in lower case.
    private static final Map<String, ZoneId> REGIONS = regions();

    /// The last parts of those names: `new_york`.
    private static final Map<String, ZoneId> CITIES = cities();

    private static final Pattern SHIFTED = Pattern.compile("(?:utc|gmt)([+-])(\\d{1,2})(?::?(\\d{2}))?");

    private static final int MAX_TOKENS = 9;
    private static final int MAX_HOURS = 14;

    final Rule<ZoneId> zone;
    /// An offset that is written right behind a time with seconds, where nothing else can be meant.
    final Rule<ZoneId> offset;

    private final Tokens tokens;
    private final ZoneId here;

    Zones(Tokens tokens, Reference reference) {
        this.tokens = tokens;
        this.here = reference.zoned().getZone();
        Rule<Integer> sign =
                Rule.anyOf(tokens.word("+").as(_ -> 1), tokens.word("-").as(_ -> -1));
        Rule<Integer> hours = tokens.digits(1, 2, 0, MAX_HOURS);
        Rule<Integer> minutes =
                tokens.word(":").or("").then(tokens.digits(2, 2, 0, 59)).or(0);
        Rule<ZoneId> plus = tokens.glued().then(sign).with(tokens.glued()).and(hours, minutes, Zones::offset);
        Rule<ZoneId> shifted = tokens.word("utc", "gmt").then(plus);
        Rule<ZoneId> letter = tokens.glued().with(tokens.word("z")).as(_ -> ZoneOffset.UTC);
        zone = Rule.remembered(tokens, Rule.anyOf(shifted, this::region, letter, tokens.any(NAMES)));
        offset = plus;
    }

    /// The zone with this name, as people write it: `EDT`, `Europe/Berlin`, `UTC+2`, `New York time`.
    static Optional<ZoneId> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        Matcher shifted = SHIFTED.matcher(lower);
        if (shifted.matches()) {
            int hours = Integer.parseInt(shifted.group(2));
            int minutes = shifted.group(3) == null ? 0 : Integer.parseInt(shifted.group(3));
            return hours > MAX_HOURS || minutes > 59
                    ? Optional.empty()
                    : Optional.of(offset(shifted.group(1).equals("-") ? -1 : 1, hours, minutes));
        }
        String city =
                lower.endsWith(" time") ? lower.substring(0, lower.length() - 5).replace(' ', '_') : "";
        Tokens tokens = Tokens.of(lower);
        Optional<ZoneId> known = NAMES.at(tokens, 0).stream()
                .filter(match -> match.end() == tokens.size())
                .map(Match::value)
                .findFirst();
        return known.or(() -> Optional.ofNullable(REGIONS.get(lower)))
                .or(() -> city.isEmpty() ? Optional.empty() : Optional.ofNullable(CITIES.get(city)));
    }

    private static ZoneId offset(int sign, int hours, int minutes) {
        return ZoneOffset.ofTotalSeconds(sign * (hours * 60 + (hours == MAX_HOURS ? 0 : minutes)) * 60);
    }

    private static Map<String, ZoneId> regions() {
        Map<String, ZoneId> regions = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.indexOf('/') > 0) {
                regions.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
            }
        }
        return Map.copyOf(regions);
    }

    private static Map<String, ZoneId> cities() {
        Map<String, ZoneId> cities = new TreeMap<>();
        new TreeMap<>(REGIONS).forEach((id, zone) -> cities.putIfAbsent(id.substring(id.lastIndexOf('/') + 1), zone));
        return Map.copyOf(cities);
    }

    /// The longest name that stands here, its tokens without blanks between them.
    private List<Match<ZoneId>> region(int position) {
        if (!tokens.isWord(position) || !tokens.text(position + 1).equals("/")) {
            return List.of();
        }
        StringBuilder name = new StringBuilder(tokens.text(position));
        List<Match<ZoneId>> longest = List.of();
        for (int i = position + 1; i < position + MAX_TOKENS && i < tokens.size() && tokens.isGlued(i); i++) {
            ZoneId found = REGIONS.get(name.append(tokens.text(i)).toString());
            longest = found == null ? longest : Match.list(found, i + 1);
        }
        return longest;
    }

    /// The same moment as the clocks of the reference zone show it.
    Moment here(Moment moment, ZoneId zone) {
        return new Moment(moment.timex(), moment.at().map(at -> here(at, zone)), moment.precision());
    }

    LocalDateTime here(LocalDateTime at, ZoneId zone) {
        return at.atZone(zone).withZoneSameInstant(here).toLocalDateTime();
    }
}
