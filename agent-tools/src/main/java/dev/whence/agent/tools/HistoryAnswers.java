package dev.whence.agent.tools;

import dev.whence.explain.Sentences;
import dev.whence.index.DecisionIndex;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.question.Answer;
import dev.whence.index.question.HistoryQuery;
import dev.whence.index.question.HistoryQuery.Aim;
import dev.whence.index.question.HistoryQueryJson;
import dev.whence.index.question.HistoryQuestions;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers of `search_history` to questions and structured queries, in few characters.
final class HistoryAnswers {

    private static final Pattern JSON_OBJECT = Pattern.compile("(?s)\\s*\\{\\s*\".*}\\s*");

    /// A model pays for every character; what does not fit is counted, and all of it is in the structured
    /// answer.
    private static final int MAX_TEXT = 1_200;

    private static final int MAX_LINE = 170;
    private static final int FACET_VALUES = 5;

    private final Memory memory;
    private final Places places;
    private final HistoryQuestions questions;

    HistoryAnswers(Memory memory, DecisionIndex index) {
        this.memory = memory;
        this.places = new Places(memory);
        this.questions = new HistoryQuestions(index, memory.domain());
    }

    Reply reply(SearchHistoryTool.Asked asked) {
        if (asked.question() != null && asked.query() != null) {
            throw new UnanswerableException("Give a question or a query, not both: the query of an answer says what"
                    + " was understood of its question.");
        }
        requireAlone(asked);
        Answer answer = asked.query() == null ? asked(asked) : queried(asked);
        ObjectNode structured = structured(answer);
        List<String> lines = head(answer);
        body(answer, structured, lines);
        if (Boolean.TRUE.equals(asked.facets())) {
            addFacets(answer.query(), structured, lines);
        }
        return Reply.answer(String.join("\n", lines), structured);
    }

    private static void requireAlone(SearchHistoryTool.Asked asked) {
        boolean alone = asked.text() == null
                && asked.entity() == null
                && asked.outcome() == null
                && asked.command() == null
                && asked.failedRule() == null
                && asked.event() == null
                && asked.agent() == null
                && asked.principal() == null
                && asked.onBehalfOf() == null
                && asked.conversation() == null
                && asked.from() == null
                && asked.until() == null
                && asked.number() == null
                && asked.order() == null;
        if (!alone) {
            throw new UnanswerableException("A question or a query says everything itself: put the other arguments"
                    + " into it, or leave it out.");
        }
    }

    private Answer asked(SearchHistoryTool.Asked asked) {
        String question = String.valueOf(asked.question());
        if (JSON_OBJECT.matcher(question).matches()) {
            throw new UnanswerableException("This question is a query in JSON: give it as query, or ask in words.");
        }
        ZonedDateTime now = now(asked.now(), asked.zone());
        if (asked.cursor() == null && asked.limit() == null) {
            return questions.ask(question, now);
        }
        Answer first = questions.ask(question, now);
        Answer page = questions.answer(limited(first.query(), asked.limit()).from(asked.cursor()));
        return new Answer(page.query(), page.reading(), first.notUnderstood(), first.notes(), page.result());
    }

    private Answer queried(SearchHistoryTool.Asked asked) {
        HistoryQuery query = HistoryQueryJson.read(Json.DATA.valueToTree(asked.query()));
        HistoryQuery limited = limited(query, asked.limit());
        return questions.answer(asked.cursor() == null ? limited : limited.from(asked.cursor()));
    }

    private static HistoryQuery limited(HistoryQuery query, @Nullable Long limit) {
        return limit == null ? query : query.limitedTo((int) Math.clamp(limit, 0L, (long) Integer.MAX_VALUE));
    }

    private ZonedDateTime now(@Nullable String now, @Nullable String zone) {
        ZoneId zoneId = zone(zone);
        if (now == null) {
            return ZonedDateTime.now(zoneId);
        }
        Instant time = places.time(now)
                .orElseThrow(() -> new UnanswerableException(
                        "now is '" + now + "', which is not a time; write for example 2026-05-02T09:31:07Z."));
        return time.atZone(zoneId);
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new UnanswerableException(
                    "'" + zone + "' is not a time zone; write for example Europe/Paris, UTC or +02:00.");
        }
    }

    private static ObjectNode structured(Answer answer) {
        ObjectNode structured = Json.DATA.createObjectNode().put("reading", answer.reading());
        structured.set("query", HistoryQueryJson.write(answer.query()));
        ArrayNode unknown = structured.putArray("not_understood");
        answer.notUnderstood().forEach(unknown::add);
        ArrayNode notes = structured.putArray("notes");
        answer.notes().forEach(notes::add);
        return structured;
    }

    private static List<String> head(Answer answer) {
        List<String> lines = new ArrayList<>();
        lines.add("Read as: " + answer.reading());
        if (!answer.notUnderstood().isEmpty()) {
            lines.add("Not understood, and left out: "
                    + answer.notUnderstood().stream()
                            .limit(FACET_VALUES)
                            .map(word -> Sentences.quoted(shortened(word, 40)))
                            .collect(Collectors.joining(", ")));
        }
        lines.addAll(answer.notes());
        lines.add("Query: " + HistoryQueryJson.write(answer.query()));
        return lines;
    }

    private void body(Answer answer, ObjectNode structured, List<String> lines) {
        switch (answer.result()) {
            case Answer.Result.Hits hits -> {
                structured.put("total", hits.page().total());
                structured.put("searched_up_to", hits.page().seen().value());
                addHits(answer, hits.page(), structured, lines);
            }
            case Answer.Result.Figures figures -> {
                structured.put("total", figures.aggregate().decisions());
                structured.put("searched_up_to", figures.aggregate().seen().value());
                addGroups(figures.aggregate(), isShare(answer.query()), structured, lines);
            }
        }
    }

    private void addHits(Answer answer, SearchPage page, ObjectNode structured, List<String> lines) {
        ArrayNode hits = structured.putArray("hits");
        List<String> shown = new ArrayList<>();
        boolean extreme = answer.query().aim() instanceof Aim.Extreme;
        for (SearchHit hit : page.hits()) {
            ObjectNode json = hits.addObject();
            SearchHistoryTool.add(hit, json);
            ArrayNode because = json.putArray("because");
            reasons(hit, answer.query()).forEach(because::add);
            if (extreme) {
                json.put("number", number((double) hit.score()));
            }
            shown.add(line(hit, extreme));
        }
        if (page.next() != null) {
            structured.put("cursor", page.next());
        }
        String total = page.total() + " found";
        int fitting = fitting(lines, shown);
        lines.add(total + (fitting < page.total() ? ", " + fitting + " shown" : "") + ".");
        lines.addAll(shown.subList(0, fitting));
        if (page.next() != null && fitting == shown.size()) {
            lines.add("More with this query and cursor " + page.next());
        } else if (fitting == shown.size() && fitting < page.total()) {
            lines.add("The query's limit is " + fitting + "; send it again with a higher one for more.");
        } else if (fitting < shown.size()) {
            lines.add(
                    "The text ends here; all of this page is in the structured result. In text: send its query again with"
                            + " limit " + Math.max(1, fitting)
                            + (page.next() == null
                                    ? "."
                                    : "; what follows this page: its query and cursor " + page.next()));
        }
    }

    private List<String> reasons(SearchHit hit, HistoryQuery query) {
        return hit.isReadable()
                ? memory.log().at(hit.position()).map(query::reasons).orElse(List.of())
                : List.of();
    }

    private static String line(SearchHit hit, boolean extreme) {
        String line = "- " + hit.position() + " " + (hit.time() == null ? "" : hit.time() + " ")
                + (extreme ? "(" + number((double) hit.score()) + ") " : "") + hit.summary();
        String snippet = hit.snippet() == null
                ? ""
                : "\n  " + hit.snippet().source() + ": "
                        + Sentences.quoted(shortened(hit.snippet().marked("**", "**"), MAX_LINE));
        return shortened(line, MAX_LINE) + snippet;
    }

    private static String shortened(String line, int most) {
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /// How many of these lines fit behind those there are.
    private static int fitting(List<String> lines, List<String> more) {
        int length = lines.stream().mapToInt(line -> line.length() + 1).sum();
        int count = 0;
        for (String line : more) {
            length += line.length() + 1;
            if (length > MAX_TEXT && count > 0) {
                return count;
            }
            count++;
        }
        return count;
    }

    private static boolean isShare(HistoryQuery query) {
        return query.aim() instanceof Aim.Figures figures && figures.measure() instanceof Aggregation.Measure.Share;
    }

    private static void addGroups(Aggregate aggregate, boolean share, ObjectNode structured, List<String> lines) {
        ArrayNode groups = structured.putArray("groups");
        List<String> shown = new ArrayList<>();
        for (Aggregate.Group group : aggregate.groups()) {
            ObjectNode json = groups.addObject();
            ArrayNode keys = json.putArray("keys");
            group.keys().forEach(keys::add);
            json.put("value", number(group.value()));
            json.put("decisions", group.decisions());
            String value = share ? percent(group.value()) : String.valueOf(number(group.value()));
            shown.add(group.keys().isEmpty() ? value : "- " + String.join(", ", group.keys()) + ": " + value);
        }
        structured.put("group_count", aggregate.groupCount());
        lines.add("Of " + aggregate.decisions() + " decisions:");
        int fitting = fitting(lines, shown);
        lines.addAll(shown.subList(0, fitting));
        if (shown.isEmpty()) {
            lines.add("There is no such group.");
        }
        if (fitting < aggregate.groupCount()) {
            boolean limited = aggregate.groups().size() < aggregate.groupCount();
            lines.add("and " + (aggregate.groupCount() - fitting) + " more groups"
                    + (limited
                            ? ": the query's limit is " + aggregate.groups().size()
                                    + ", send it again with a higher one."
                            : ", which are in the structured result."));
        }
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "null" : number(100 * value) + "%";
    }

    /// Without the traces of binary fractions.
    private static @Nullable BigDecimal number(@Nullable Double value) {
        return value == null || value.isNaN() || value.isInfinite()
                ? null
                : new BigDecimal(BigDecimal.valueOf(value)
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private void addFacets(HistoryQuery query, ObjectNode structured, List<String> lines) {
        ObjectNode json = structured.putObject("facets");
        for (Map.Entry<ExactField, Aggregate> facet :
                questions.facets(query, FACET_VALUES).entrySet()) {
            ObjectNode values = json.putObject(facet.getKey().word());
            facet.getValue().groups().forEach(group -> values.put(group.keys().getFirst(), group.decisions()));
            if (!facet.getValue().groups().isEmpty()) {
                lines.add(facet.getKey().word() + ": "
                        + facet.getValue().groups().stream()
                                .map(group -> group.keys().getFirst() + " " + group.decisions())
                                .collect(Collectors.joining(", ")));
            }
        }
    }
}
