package dev.whence.index.follow;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.index.document.Vocabulary;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is kept with every commit of the index: what it was made of, and how far it has come.
///
/// @param format the version of the index's own layout
/// @param domain the name and version of the domain whose words are in it
/// @param position up to where the log is in it
/// @param mark the last decision in it, as position and id; tells this log from another. Null while there is none
/// @param unreadable the positions that could not be read or indexed, at most [#MAX_UNREADABLE] of them
/// @param unreadableCount how many that are in all
/// @param because why it is being built beside another that serves; null once it serves itself
public record CommitPoint(
        String format,
        String domain,
        Position position,
        @Nullable Mark mark,
        List<Position> unreadable,
        long unreadableCount,
        @Nullable String because) {

    /// Raise it with every change to what is indexed or how: analysis, fields, their forms.
    public static final String FORMAT = "7";

    /// How many unreadable positions are remembered one by one.
    static final int MAX_UNREADABLE = 100;

    /// A decision that tells this log from another.
    public record Mark(Position position, String id) {
        public static Mark of(Decision decision) {
            return new Mark(decision.position(), decision.id().toString());
        }
    }

    public CommitPoint {
        unreadable = List.copyOf(unreadable);
    }

    /// Before the first decision.
    public static CommitPoint start(Vocabulary vocabulary) {
        return start(vocabulary, null);
    }

    /// The same, of an index that is to be built beside another.
    ///
    /// @param because why it is built; null if it serves from the beginning
    public static CommitPoint start(Vocabulary vocabulary, @Nullable String because) {
        return new CommitPoint(FORMAT, domainOf(vocabulary), Position.NONE, null, List.of(), 0, because);
    }

    private static String domainOf(Vocabulary vocabulary) {
        return vocabulary.domain() + " v" + vocabulary.version();
    }

    /// After a decision was indexed.
    CommitPoint after(Mark indexed) {
        return new CommitPoint(format, domain, indexed.position(), indexed, unreadable, unreadableCount, because);
    }

    /// After a decision that could not be read, or not indexed.
    CommitPoint passing(Position position) {
        List<Position> remembered = unreadable.size() < MAX_UNREADABLE
                ? Stream.concat(unreadable.stream(), Stream.of(position)).toList()
                : unreadable;
        return new CommitPoint(format, domain, position, mark, remembered, unreadableCount + 1, because);
    }

    /// From when on it serves.
    CommitPoint serving() {
        return new CommitPoint(format, domain, position, mark, unreadable, unreadableCount, null);
    }

    public Map<String, String> toUserData() {
        Map<String, String> data = new HashMap<>();
        data.put("format", format);
        data.put("domain", domain);
        data.put("position", position.toString());
        data.put("unreadable", unreadable.stream().map(Position::toString).collect(Collectors.joining(",")));
        data.put("unreadableCount", Long.toString(unreadableCount));
        if (because != null) {
            data.put("because", because);
        }
        if (mark != null) {
            data.put("markPosition", mark.position.toString());
            data.put("markId", mark.id);
        }
        return data;
    }

    /// Reads what [#toUserData] wrote; empty if it was written by something else.
    static Optional<CommitPoint> fromUserData(Map<String, String> data) {
        try {
            String unreadable = value(data, "unreadable");
            return Optional.of(new CommitPoint(
                    value(data, "format"),
                    value(data, "domain"),
                    position(value(data, "position")),
                    data.containsKey("markId")
                            ? new Mark(position(value(data, "markPosition")), value(data, "markId"))
                            : null,
                    unreadable.isEmpty()
                            ? List.of()
                            : Stream.of(unreadable.split(",", -1))
                                    .map(CommitPoint::position)
                                    .toList(),
                    Long.parseLong(value(data, "unreadableCount")),
                    data.get("because")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String value(Map<String, String> data, String key) {
        String value = data.get(key);
        if (value == null) {
            throw new IllegalArgumentException("The commit says nothing of " + key);
        }
        return value;
    }

    private static Position position(String digits) {
        return Position.of(Long.parseLong(digits));
    }

    /// Why an index with this commit should be replaced by another, although it can follow the log; empty if it
    /// need not.
    Optional<String> outdated(Vocabulary vocabulary) {
        return domain.equals(domainOf(vocabulary))
                ? Optional.empty()
                : Optional.of("it was made for domain " + domain + " and the domain is now " + domainOf(vocabulary));
    }

    /// Why an index with this commit cannot follow the log; empty if it can.
    Optional<String> misfit(DecisionLog log) {
        if (!format.equals(FORMAT)) {
            return Optional.of("it has format " + format + " and this version writes format " + FORMAT);
        }
        Position head = log.head();
        if (position.isAfter(head)) {
            return Optional.of("it has seen position " + position + " and the log ends at " + head);
        }
        return mark == null ? Optional.empty() : otherLog(mark, log);
    }

    /// Why the mark is not of this log; empty if it is, or cannot tell.
    public static Optional<String> otherLog(Mark mark, DecisionLog log) {
        return log.storedAt(mark.position())
                .map(stored -> LogEntry.of(stored, log))
                .flatMap(entry -> switch (entry) {
                    case LogEntry.Decided decided ->
                        Optional.of(decided.decision().id().toString());
                    case LogEntry.Unreadable damaged -> Optional.<String>empty(); // it cannot tell any more
                })
                .filter(id -> !id.equals(mark.id()))
                .map(id -> "it was made from another log: at position " + mark.position() + " it has decision "
                        + mark.id() + " and the log has " + id);
    }
}
