package dev.whence.index.time;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the times that an English text speaks of.
public final class TimeExpressions {

    private TimeExpressions() {}

    /// The times in the text, from left to right, none overlapping another.
    ///
    /// @param reference when the text was written, which "yesterday" starts from; days begin and end in its zone
    public static List<TimeMention> find(String text, ZonedDateTime reference, Reading reading) {
        Tokens tokens = Tokens.of(text);
        Reference from = new Reference(reference, reading);
        Grammar grammar = new Grammar(tokens, from);
        List<TimeMention> mentions = new ArrayList<>();
        int position = 0;
        while (position < tokens.size()) {
            List<Match<Meaning>> found = grammar.longest(position);
            if (found.isEmpty()) {
                position++;
                continue;
            }
            int end = found.getFirst().end();
            int first = tokens.get(position).start();
            int last = tokens.get(end - 1).end();
            Meaning meaning = found.getFirst().value();
            mentions.add(new TimeMention(
                    first, last, text.substring(first, last), values(meaning, reading), interval(meaning, from)));
            position = end;
        }
        return mentions;
    }

    private static List<TimeValue> values(Meaning meaning, Reading reading) {
        return meaning.values().stream()
                .flatMap(value -> switch (reading) {
                    case PAST -> Stream.of(value.past());
                    case FUTURE -> Stream.of(value.future());
                    case EITHER -> Stream.of(value.past(), value.future());
                })
                .distinct()
                .toList();
    }

    private static @Nullable Interval interval(Meaning meaning, Reference reference) {
        Readings<Window> windows = meaning.windows();
        if (windows == null) {
            return null;
        }
        Window window = reference.reading() == Reading.FUTURE ? windows.future() : windows.past();
        return window.in(reference.zoned().getZone());
    }
}
