package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.Recurrence;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.HistoryQuery.Aim;
import dev.whence.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Structured queries as JSON. For example:
///
/// ```json
/// {"where": {"outcome": ["refused"], "agent": ["dash"]}, "numbers": ["amount>200"],
///  "from": "2026-04-20T00:00:00Z", "until": "2026-04-27T00:00:00Z",
///  "not": [{"where": {"command": ["ShipOrder"]}}], "measure": "count", "by": ["failed_rule", "day"],
///  "zone": "Z"}
/// ```
///
/// - `text`, `words` (`any` or `all`): words to look for.
/// - `where`: for each [ExactField] one value or a list of which one is enough.
/// - `has`: fields that must be there; `phrases`: words that must stand together.
/// - `from`, `until`: times; `first`, `last`: positions; `numbers`: ranges as [NumberRange#parse] reads
/// them.
/// - `during`: recurring times as [Recurrence#parse] reads them, one of which is enough.
/// - `not`: a list of objects with the same members as above, none of which a decision may fulfil.
/// - `order` (`relevance`, `newest`, `oldest`, `largest amount`, `smallest amount`) and `limit` for a
/// list, or
/// - `measure` (`count`, `distinct agent`, `sum amount`, `average`, `min`, `max`), `by` (fields, `hour`, `day`,
///   `week`, `month`), `zone`, `sort` (`largest`, `smallest`, `key`), `having` (`figure>2`: only groups whose
///   figure is in that range) and `limit` for figures. Measures besides: `share` with `part`, an object like a
///   `not` (of the whole without one); `average count` and a key (`average count day`); `groups`, which counts
///   them.
/// - `with`, `without`: lists of objects like a `not`; only groups that have, or lack, a decision like that
///   anywhere, with `by` where it has the groups' value in another field.
/// - `cursor`: the page after another.
public final class HistoryQueryJson {

    private HistoryQueryJson() {}

    /// The query as JSON that [#read] reads.
    public static ObjectNode write(HistoryQuery query) {
        ObjectNode json = Json.DATA.createObjectNode();
        if (query.text() != null) {
            json.put("text", query.text());
            json.put("words", query.words().name().toLowerCase(Locale.ROOT));
        }
        write(query.filter(), json);
        switch (query.aim()) {
            case Aim.Hits hits -> {
                if (hits.order() != null) {
                    json.put("order", hits.order().name().toLowerCase(Locale.ROOT));
                }
                json.put("limit", hits.limit());
            }
            case Aim.Extreme extreme -> {
                json.put("order", (extreme.largest() ? "largest " : "smallest ") + extreme.number());
                json.put("limit", extreme.limit());
            }
            case Aim.Figures figures -> FiguresJson.write(figures, json);
        }
        if (query.cursor() != null) {
            json.put("cursor", query.cursor());
        }
        return json;
    }

    static void write(SearchFilter filter, ObjectNode json) {
        if (!filter.exact().isEmpty()) {
            ObjectNode where = json.putObject("where");
            filter.exact().forEach((field, values) -> texts(where.putArray(field.word()), values));
        }
        if (!filter.present().isEmpty()) {
            texts(
                    json.putArray("has"),
                    filter.present().stream().map(ExactField::word).toList());
        }
        if (!filter.phrases().isEmpty()) {
            texts(json.putArray("phrases"), filter.phrases());
        }
        put(json, "from", filter.from());
        put(json, "until", filter.until());
        if (!filter.during().isEmpty()) {
            texts(
                    json.putArray("during"),
                    filter.during().stream().map(Recurrence::written).toList());
        }
        if (filter.first() != null) {
            json.put("first", filter.first().value());
        }
        if (filter.last() != null) {
            json.put("last", filter.last().value());
        }
        if (!filter.numbers().isEmpty()) {
            texts(
                    json.putArray("numbers"),
                    filter.numbers().stream().map(NumberRange::written).toList());
        }
        if (!filter.none().isEmpty()) {
            ArrayNode not = json.putArray("not");
            filter.none().forEach(unwanted -> write(unwanted, not.addObject()));
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }

    static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /// Reads a query, strictly.
    ///
    /// @throws UnusableQueryException if it is not one; the message says what was found, what is allowed,
    ///     and where
    public static HistoryQuery read(JsonNode json) {
        QueryReader reader = QueryReader.of(json);
        String text = reader.text("text");
        SearchQuery.Words words = reader.choice("words", SearchQuery.Words.class);
        SearchFilter filter = reader.filter();
        Aim aim = json.has("measure") || json.has("by") ? FiguresJson.read(reader) : hits(reader);
        HistoryQuery query =
                new HistoryQuery(text, words == null ? defaultWords(aim) : words, filter, aim, reader.text("cursor"));
        reader.requireNoMore();
        return query;
    }

    private static SearchQuery.Words defaultWords(Aim aim) {
        boolean ranked =
                aim instanceof Aim.Hits hits && (hits.order() == null || hits.order() == SearchQuery.Order.RELEVANCE);
        return ranked ? SearchQuery.Words.ANY : SearchQuery.Words.ALL;
    }

    private static Aim hits(QueryReader reader) {
        String order = reader.text("order");
        int limit = reader.whole("limit", SearchQuery.DEFAULT_PAGE_SIZE);
        if (order == null) {
            return new Aim.Hits(null, limit);
        }
        String[] parts = order.strip().split("\\s+", 2);
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "largest", "smallest" -> {
                if (parts.length < 2) {
                    throw new UnusableQueryException(
                            "order '" + order + "' does not say of what; write for example 'largest amount'");
                }
                yield new Aim.Extreme(parts[1], parts[0].equalsIgnoreCase("largest"), limit);
            }
            default -> new Aim.Hits(QueryReader.choice("order", order, SearchQuery.Order.class), limit);
        };
    }
}
