package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Measure;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.HistoryQuery.Aim;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The members of a structured query that say which figures are wanted; [HistoryQueryJson] tells what
/// they are.
final class FiguresJson {

    private static final String RATE = "average count ";

    private FiguresJson() {}

    static void write(Aim.Figures figures, ObjectNode json) {
        json.put("measure", measure(figures.measure()));
        if (figures.measure() instanceof Measure.Share(SearchFilter part) && part != null) {
            HistoryQueryJson.write(part, json.putObject("part"));
        }
        if (!figures.by().isEmpty()) {
            HistoryQueryJson.texts(
                    json.putArray("by"),
                    figures.by().stream().map(FiguresJson::key).toList());
        }
        keys(figures)
                .filter(Aggregation.Key.Time.class::isInstance)
                .map(key -> ((Aggregation.Key.Time) key).zone())
                .findFirst()
                .ifPresent(zone -> json.put("zone", zone.getId()));
        if (!figures.by().isEmpty()) {
            json.put("sort", figures.order().name().toLowerCase(Locale.ROOT));
            if (figures.having() != null) {
                json.put("having", figures.having().written());
            }
        }
        write(figures.members(), true, "with", json);
        write(figures.members(), false, "without", json);
        json.put("limit", figures.most());
    }

    private static Stream<Aggregation.Key> keys(Aim.Figures figures) {
        return Stream.concat(
                figures.by().stream(),
                figures.measure() instanceof Measure.Rate(Aggregation.Key each) ? Stream.of(each) : Stream.empty());
    }

    private static void write(List<Aggregation.Member> members, boolean wanted, String name, ObjectNode json) {
        List<Aggregation.Member> meant =
                members.stream().filter(member -> member.wanted() == wanted).toList();
        if (meant.isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray(name);
        for (Aggregation.Member member : meant) {
            ObjectNode object = array.addObject();
            HistoryQueryJson.write(member.filter(), object);
            if (member.field() != null) {
                object.put("by", member.field().word());
            }
        }
    }

    static String measure(Measure measure) {
        return switch (measure) {
            case Measure.Count _ -> "count";
            case Measure.Distinct distinct -> ("distinct " + distinct.field().word() + " " + distinct.prefix()).strip();
            case Measure.Share _ -> "share";
            case Measure.Rate rate -> RATE + key(rate.each());
            case Measure.Groups _ -> "groups";
            case Measure.Of of -> of.figure().word() + " " + of.number();
        };
    }

    static String key(Aggregation.Key key) {
        return switch (key) {
            case Aggregation.Key.Field field -> (field.field().word() + " " + field.prefix()).strip();
            case Aggregation.Key.Time time -> time.unit().word();
        };
    }

    static Aim read(QueryReader reader) {
        String zone = reader.text("zone");
        ZoneId zoneId = zone == null ? ZoneOffset.UTC : zone(zone);
        List<Aggregation.Key> keys =
                reader.texts("by").stream().map(by -> readKey(by, zoneId)).toList();
        String measure = reader.text("measure");
        SearchFilter part = reader.object("part", QueryReader::filter);
        Aggregation.Order sort = reader.choice("sort", Aggregation.Order.class);
        String having = reader.text("having");
        boolean byTime = keys.stream().anyMatch(Aggregation.Key.Time.class::isInstance);
        List<Aggregation.Member> members = new ArrayList<>(reader.objects("with", object -> member(object, true)));
        members.addAll(reader.objects("without", object -> member(object, false)));
        return new Aim.Figures(
                measure == null ? new Measure.Count() : readMeasure(measure, part, zoneId),
                keys,
                sort != null ? sort : byTime ? Aggregation.Order.KEY : Aggregation.Order.LARGEST,
                reader.whole("limit", Assembly.MOST_GROUPS),
                having == null ? null : NumberRange.parse(having),
                members);
    }

    private static Aggregation.Member member(QueryReader object, boolean wanted) {
        SearchFilter filter = object.filter();
        String field = object.text("by");
        return new Aggregation.Member(filter, field == null ? null : ExactField.of(field), wanted);
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new UnusableQueryException(
                    "'" + zone + "' is not a time zone; write for example Europe/Paris, UTC or +02:00");
        }
    }

    private static Aggregation.Key readKey(String written, ZoneId zone) {
        for (Aggregation.Unit unit : Aggregation.Unit.values()) {
            if (unit.word().equals(written)) {
                return new Aggregation.Key.Time(unit, zone);
            }
        }
        String[] parts = written.strip().split("\\s+", 2);
        return new Aggregation.Key.Field(ExactField.of(parts[0]), parts.length == 1 ? "" : parts[1]);
    }

    private static Measure readMeasure(String written, @Nullable SearchFilter part, ZoneId zone) {
        String[] parts = written.strip().split("\\s+", 3);
        String name = parts[0].toLowerCase(Locale.ROOT);
        if (part != null && !name.equals("share")) {
            throw new UnusableQueryException("There is a part, and the measure is '" + written
                    + "'; a part belongs to the measure share, leave one of them out");
        }
        if (parts.length == 1) {
            switch (name) {
                case "count" -> {
                    return new Measure.Count();
                }
                case "share" -> {
                    return new Measure.Share(part);
                }
                case "groups" -> {
                    return new Measure.Groups();
                }
                default -> {
                    // below
                }
            }
        }
        if (name.equals("distinct") && parts.length > 1) {
            return new Measure.Distinct(ExactField.of(parts[1]), parts.length > 2 ? parts[2] : "");
        }
        if (written.strip().toLowerCase(Locale.ROOT).startsWith(RATE)) {
            return new Measure.Rate(readKey(parts[2], zone));
        }
        for (Aggregation.Figure figure : Aggregation.Figure.values()) {
            if (figure.word().equals(name) && parts.length == 2) {
                return new Measure.Of(figure, parts[1]);
            }
        }
        throw new UnusableQueryException(
                "'" + written + "' is not a measure; write count, share, groups, distinct and a"
                        + " field (distinct agent), sum, average, min or max and the name of a number (sum amount), or average"
                        + " count and what to group by (average count day)");
    }
}
