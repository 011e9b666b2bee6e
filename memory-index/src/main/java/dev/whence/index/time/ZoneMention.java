package dev.whence.index.time;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time zone that a text names behind a time of day: the `EDT` of `between 9am and 5pm EDT`.
///
/// @param start where it begins, in chars from the start of the text
/// @param end where it ends, the first char after it
public record ZoneMention(int start, int end, ZoneId zone) {

    /// A time of day, and what could be a zone behind it.
    private static final Pattern BEHIND_TIME = Pattern.compile(
            "(?i)(?<=\\d|\\d\\s?[ap]m|[ap]\\.m\\.|noon|midnight)[\\s,(]+(?:in\\s+)?"
                    + "((?:utc|gmt)[+-]\\d{1,2}(?::?\\d{2})?|\\p{L}+/\\p{L}[\\p{L}_/-]*|(?:\\p{L}+\\s+){1,3}time|\\p{L}{2,9})\\b");

    /// The zone that the text names, if it names one and no other.
    public static Optional<ZoneMention> only(String text) {
        List<ZoneMention> found = new ArrayList<>();
        Matcher places = BEHIND_TIME.matcher(text);
        while (places.find()) {
            Optional<ZoneId> zone = Zones.named(places.group(1));
            if (zone.isPresent()) {
                found.add(new ZoneMention(places.start(1), places.end(1), zone.get()));
            }
        }
        boolean one = found.stream().map(ZoneMention::zone).distinct().count() == 1;
        return one ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// The text with blanks in its place, so that other places stay the same.
    public String without(String text) {
        return text.substring(0, start) + " ".repeat(end - start) + text.substring(end);
    }
}
