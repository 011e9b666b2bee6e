package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.Recurrence;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.question.HistoryQuery.Aim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A structured query in one line, for people.
final class QueryText {

    private QueryText() {}

    static String of(HistoryQuery query) {
        List<String> parts = new ArrayList<>();
        if (!query.filter().isAll()) {
            parts.add(all(query.filter()));
        }
        if (query.text() != null) {
            parts.add((query.words() == SearchQuery.Words.ALL ? "with the words '" : "about '") + query.text() + "'");
        }
        String selected = parts.isEmpty() ? "all decisions" : String.join("; ", parts);
        return aim(query.aim(), query.text() != null) + ": " + selected;
    }

    private static String aim(Aim aim, boolean ranked) {
        return switch (aim) {
            case Aim.Hits hits ->
                hits.order() == null
                        ? ranked ? "Best matches" : "Decisions, newest first"
                        : (hits.limit() == SearchQuery.DEFAULT_PAGE_SIZE ? "" : hits.limit() + " ")
                                + switch (hits.order()) {
                                    case NEWEST -> "newest";
                                    case OLDEST -> "oldest";
                                    case RELEVANCE -> "best matches";
                                };
            case Aim.Extreme extreme ->
                extreme.limit() + " with the " + (extreme.largest() ? "largest " : "smallest ") + extreme.number();
            case Aim.Figures figures -> figures(figures);
        };
    }

    private static String figures(Aim.Figures figures) {
        String by = figures.by().stream().map(FiguresJson::key).collect(Collectors.joining(" and "));
        String order = switch (figures.order()) {
            case LARGEST -> ", largest first";
            case SMALLEST -> ", smallest first";
            case KEY -> "";
        };
        String most = figures.most() == Assembly.MOST_GROUPS ? "" : ", " + figures.most() + " of them";
        String having =
                figures.having() == null ? "" : ", only " + figures.having().written();
        String measure = measure(figures.measure());
        return capital(measure) + (by.isEmpty() ? "" : " by " + by + order + most + having) + members(figures);
    }

    private static String measure(Aggregation.Measure measure) {
        return measure instanceof Aggregation.Measure.Share(SearchFilter part)
                ? "share of " + (part == null ? "all" : "(" + all(part) + ")")
                : FiguresJson.measure(measure);
    }

    private static String members(Aim.Figures figures) {
        return figures.members().stream()
                .map(member -> (member.wanted() ? ", with" : ", without") + " any ("
                        + (member.field() == null ? "" : "as " + name(member.field()))
                        + (member.field() == null || member.filter().isAll() ? "" : ": ")
                        + all(member.filter()) + ")")
                .collect(Collectors.joining());
    }

    private static String all(SearchFilter filter) {
        List<String> parts = new ArrayList<>(conditions(filter));
        for (SearchFilter unwanted : filter.none()) {
            parts.add("not (" + String.join("; ", conditions(unwanted)) + ")");
        }
        return String.join("; ", parts);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> conditions(SearchFilter filter) {
        List<String> parts = new ArrayList<>();
        filter.exact().forEach((field, values) -> parts.add(name(field) + " " + String.join(" or ", values)));
        filter.present().forEach(field -> parts.add("with any " + name(field)));
        filter.phrases().forEach(phrase -> parts.add("with \"" + phrase + "\""));
        filter.numbers().stream().map(NumberRange::written).forEach(parts::add);
        String time = span(filter.from(), filter.until());
        if (!time.isEmpty()) {
            parts.add(time);
        }
        if (!filter.during().isEmpty()) {
            parts.add("during "
                    + filter.during().stream().map(Recurrence::written).collect(Collectors.joining(" or ")));
        }
        if (filter.first() != null) {
            parts.add("from position " + filter.first());
        }
        if (filter.last() != null) {
            parts.add("up to position " + filter.last());
        }
        return parts;
    }

    private static String name(ExactField field) {
        return field.word().replace('_', ' ');
    }

    private static String span(@Nullable Instant from, @Nullable Instant until) {
        if (from == null && until == null) {
            return "";
        }
        return (from == null ? "" : "from " + from + (until == null ? "" : " "))
                + (until == null ? "" : "until before " + until);
    }

    static String order(Aggregation.Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
