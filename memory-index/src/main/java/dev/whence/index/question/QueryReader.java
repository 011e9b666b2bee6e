package dev.whence.index.question;

import dev.whence.decision.Position;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.Recurrence;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the members of one JSON object of a structured query and remembers which were read. Used by one thread.
final class QueryReader {

    private static final Set<String> FILTER =
            Set.of("where", "has", "phrases", "from", "until", "during", "first", "last", "numbers");

    private final JsonNode json;
    private final String place;
    private final Set<String> read = new HashSet<>();

    private QueryReader(JsonNode json, String place) {
        this.json = json;
        this.place = place;
    }

    static QueryReader of(JsonNode json) {
        return of(json, "the query");
    }

    private static QueryReader of(JsonNode json, String place) {
        if (!json.isObject()) {
            throw wrong(place, "an object such as {\"where\": {\"outcome\": [\"refused\"]}}", json);
        }
        return new QueryReader(json, place);
    }

    private static UnusableQueryException wrong(String place, String wanted, JsonNode found) {
        String shown = found.toString();
        return new UnusableQueryException("Wrong query: " + place + " must be " + wanted + ", and is "
                + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown));
    }

    private String place(String name) {
        return place.equals("the query") ? name : place + "." + name;
    }

    private @Nullable JsonNode member(String name) {
        read.add(name);
        JsonNode member = json.get(name);
        return member == null || member.isNull() ? null : member;
    }

    @Nullable
    String text(String name) {
        JsonNode member = member(name);
        if (member != null && !member.isString()) {
            throw wrong(place(name), "text", member);
        }
        return member == null ? null : member.asString();
    }

    int whole(String name, int otherwise) {
        JsonNode member = member(name);
        if (member != null && !member.isInt()) {
            throw wrong(place(name), "a whole number", member);
        }
        return member == null ? otherwise : member.intValue();
    }

    /// One text, or a list of them.
    List<String> texts(String name) {
        return texts(member(name), place(name));
    }

    private static List<String> texts(@Nullable JsonNode member, String place) {
        if (member == null) {
            return List.of();
        }
        if (member.isString()) {
            return List.of(member.asString());
        }
        if (!member.isArray()) {
            throw wrong(place, "a text or a list of texts", member);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : member) {
            if (!element.isString()) {
                throw wrong(place, "a list of texts", member);
            }
            texts.add(element.asString());
        }
        return texts;
    }

    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String written = text(name);
        return written == null ? null : choice(place(name), written, type);
    }

    static <E extends Enum<E>> E choice(String place, String written, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(written.strip()))
                .findFirst()
                .orElseThrow(() -> new UnusableQueryException("Wrong query: " + place + " is '" + written
                        + "'; use one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    SearchFilter filter() {
        SearchQuery.Builder query = SearchQuery.builder();
        conditions(query);
        objects("not", QueryReader::ownConditions).forEach(query::without);
        return query.build().filter();
    }

    private SearchFilter ownConditions() {
        SearchQuery.Builder query = SearchQuery.builder();
        conditions(query);
        return query.build().filter();
    }

    /// What is read from an object within; null if there is none.
    <T> @Nullable T object(String name, Function<QueryReader, T> reading) {
        JsonNode member = member(name);
        return member == null ? null : read(member, place(name), reading);
    }

    /// The same from each object of a list.
    <T> List<T> objects(String name, Function<QueryReader, T> reading) {
        JsonNode member = member(name);
        List<T> read = new ArrayList<>();
        if (member != null) {
            if (!member.isArray()) {
                throw wrong(place(name), "a list of objects", member);
            }
            for (int i = 0; i < member.size(); i++) {
                read.add(read(member.get(i), place(name) + "[" + i + "]", reading));
            }
        }
        return read;
    }

    private static <T> T read(JsonNode object, String place, Function<QueryReader, T> reading) {
        QueryReader reader = of(object, place);
        T read = reading.apply(reader);
        reader.requireNoMore();
        return read;
    }

    private void conditions(SearchQuery.Builder query) {
        JsonNode where = member("where");
        if (where != null) {
            if (!where.isObject()) {
                throw wrong(place("where"), "an object of fields and values", where);
            }
            for (Map.Entry<String, JsonNode> entry : where.properties()) {
                query.where(
                        ExactField.of(entry.getKey()), texts(entry.getValue(), place("where") + "." + entry.getKey()));
            }
        }
        texts("has").forEach(field -> query.has(ExactField.of(field)));
        texts("phrases").forEach(query::phrase);
        texts("numbers").forEach(range -> query.number(NumberRange.parse(range)));
        texts("during").forEach(time -> query.during(Recurrence.parse(time)));
        query.from(time("from")).until(time("until")).first(position("first")).last(position("last"));
    }

    private @Nullable Instant time(String name) {
        String written = text(name);
        try {
            return written == null ? null : Instant.parse(written);
        } catch (DateTimeParseException e) {
            throw new UnusableQueryException("Wrong query: " + place(name) + " is '" + written
                    + "', which is not a time; write for example 2026-05-02T09:31:07Z");
        }
    }

    private @Nullable Position position(String name) {
        JsonNode member = member(name);
        if (member != null && (!member.isIntegralNumber() || member.longValue() < 1)) {
            throw wrong(place(name), "a position, 1 or more", member);
        }
        return member == null ? null : Position.of(member.longValue());
    }

    void requireNoMore() {
        for (String name : json.propertyNames()) {
            if (!read.contains(name)) {
                throw new UnusableQueryException("Wrong query: there is no member '" + name + "' in " + place
                        + "; use " + read.stream().sorted().collect(Collectors.joining(", "))
                        + (FILTER.contains(name) ? " (and " + name + " only at the top)" : ""));
            }
        }
    }
}
