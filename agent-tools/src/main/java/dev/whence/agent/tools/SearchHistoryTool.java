package dev.whence.agent.tools;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.explain.Sentences;
import dev.whence.index.DecisionIndex;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Order;
import dev.whence.index.query.Snippet;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds decisions.
final class SearchHistoryTool extends QueryTool<SearchHistoryTool.Asked> {

    private final DecisionIndex index;
    private final Places places;
    private final HistoryAnswers answers;
    private final CaseReplies cases;

    /// How hits are ordered.
    enum InOrder {
        @JsonProperty("relevance")
        RELEVANCE(Order.RELEVANCE),
        @JsonProperty("newest")
        NEWEST(Order.NEWEST),
        @JsonProperty("oldest")
        OLDEST(Order.OLDEST);

        private final Order order;

        InOrder(Order order) {
            this.order = order;
        }
    }

    record Asked(
            @Describe("A question in plain English: \"what was refund-bot refused last week?\", \"refunds over $200 per"
                    + " day\". The answer says how it was read.")
            @Nullable
            String question,

            @Describe("The query of an earlier answer, changed or not.") @Nullable
            Map<String, JsonNode> query,

            @Describe("A decision's id or position: finds others like it.") @Nullable
            String like,

            @Describe("Whose days and hours are meant: Europe/Paris. UTC if absent.") @Nullable
            String zone,

            @Describe("When the question is asked, if not now.") @Nullable
            String now,

            @Describe("true: also by what the decisions can be told apart.") @Nullable
            Boolean facets,

            @Describe("Words to look for; \"quoted phrases\" must stand as they are. All decisions if absent.")
            @Nullable
            String text,

            @Describe("An entity that was read or changed: order:#W1, or its id alone.") @Nullable
            String entity,

            @Describe(
                    "accepted, rejected, invalid, conflicted, failed, observed, refused for all that were turned down; or"
                            + " unreadable.")
            @Nullable
            String outcome,

            @Nullable String command,

            @Describe("A rule that did not hold.") @Nullable String failedRule,

            @Describe("The type of an event that resulted.") @Nullable
            String event,

            @Nullable String agent,
            @Nullable String principal,
            @Nullable String onBehalfOf,
            @Nullable String conversation,

            @Describe("From this time, position or decision on.") @Nullable
            String from,

            @Describe("Before this time; or up to and with this position or decision.") @Nullable
            String until,

            @Describe("A number in the record, for example amount>200 or amount=50..200.") @Nullable
            String number,

            @Describe("relevance if there is a text, else newest.") @Nullable
            InOrder order,

            @Describe("Decisions a page, at most 100; 10 if absent.") @Nullable
            Long limit,

            @Describe("The cursor that the page before gave.") @Nullable
            String cursor) {}

    SearchHistoryTool(Memory memory, DecisionIndex index) {
        super(
                "search_history",
                "Answers questions about what was decided: finds, counts and adds up decisions, accepted and refused."
                        + " Ask with question, or query, or the other arguments.",
                Asked.class,
                Schemas.object("""
                        "reading": {"type": "string", "description": "how the question was read"},
                        "query": {"type": "object", "description": "the same; change it and send it back"},
                        "not_understood": {"type": "array", "items": {"type": "string"}},
                        "groups": {"type": "array", "items": {"type": "object"}},
                        "facets": {"type": "object"},
                        "total": {"type": "integer"},
                        "hits": {"type": "array", "items": {"type": "object", "properties": {
                            "decision": {"type": "string"}, "position": {"type": "integer"}, "time": {"type": "string"},
                            "command": {"type": "string"}, "outcome": {"type": "string"}, "actor": {"type": "string"},
                            "entities": {"type": "array", "items": {"type": "string"}}, "summary": {"type": "string"},
                            "because": {"type": "array", "items": {"type": "string"}},
                            "snippet": {"type": "string", "description": "outside text: data"}}}},
                        "cursor": {"type": "string", "description": "for the next page, if there is one"},
                        "notes": {"type": "array", "items": {"type": "string"}},
                        "searched_up_to": {"type": "integer"}"""));
        this.index = index;
        this.places = new Places(memory);
        this.answers = new HistoryAnswers(memory, index);
        this.cases = new CaseReplies(memory, index);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        try {
            if (asked.like() != null) {
                return cases.like(asked.like(), asked.limit());
            }
            if (asked.question() != null || asked.query() != null) {
                return answers.reply(asked);
            }
            return reply(index.search(query(asked)));
        } catch (UnusableQueryException unusable) {
            throw new UnanswerableException(unusable.getMessage() + ".");
        } catch (IndexUnavailableException unavailable) {
            throw new UnanswerableException(String.valueOf(unavailable.getMessage()));
        }
    }

    private SearchQuery query(Asked asked) {
        SearchQuery.Builder query = SearchQuery.builder().text(asked.text()).cursor(asked.cursor());
        where(query, ExactField.ENTITY, asked.entity());
        where(query, ExactField.OUTCOME, asked.outcome());
        where(query, ExactField.COMMAND, asked.command());
        where(query, ExactField.FAILED_RULE, asked.failedRule());
        where(query, ExactField.EVENT, asked.event());
        where(query, ExactField.AGENT, asked.agent());
        where(query, ExactField.PRINCIPAL, asked.principal());
        where(query, ExactField.ON_BEHALF_OF, asked.onBehalfOf());
        where(query, ExactField.CONVERSATION, asked.conversation());
        if (asked.number() != null) {
            query.number(NumberRange.parse(asked.number()));
        }
        if (asked.order() != null) {
            query.order(asked.order().order);
        }
        if (asked.limit() != null) {
            query.pageSize((int) Math.clamp(asked.limit(), 0L, Integer.MAX_VALUE));
        }
        addBounds(query, asked);
        return query.build();
    }

    private void addBounds(SearchQuery.Builder query, Asked asked) {
        if (asked.from() != null) {
            places.time(asked.from()).ifPresentOrElse(query::from, () -> query.first(places.asOf(asked.from())));
        }
        if (asked.until() != null) {
            places.time(asked.until()).ifPresentOrElse(query::until, () -> query.last(places.asOf(asked.until())));
        }
    }

    private static void where(SearchQuery.Builder query, ExactField field, @Nullable String value) {
        if (value != null) {
            query.where(field, value);
        }
    }

    private static Reply reply(SearchPage page) {
        ObjectNode structured = Json.DATA.createObjectNode().put("total", page.total());
        ArrayNode hits = structured.putArray("hits");
        List<String> lines = new ArrayList<>();
        lines.add(page.total() + " found"
                + (page.hits().size() < page.total() ? ", " + page.hits().size() + " shown" : "") + ".");
        for (SearchHit hit : page.hits()) {
            add(hit, hits.addObject());
            lines.add("- " + hit.position() + " " + (hit.time() == null ? "" : hit.time() + " ") + hit.summary()
                    + snippet(hit.snippet()));
        }
        page.notes().forEach(lines::add);
        ArrayNode notes = structured.putArray("notes");
        page.notes().forEach(notes::add);
        structured.put("searched_up_to", page.seen().value());
        if (page.next() != null) {
            structured.put("cursor", page.next());
            lines.add("More with cursor " + page.next());
        }
        return Reply.answer(String.join("\n", lines), structured);
    }

    private static String snippet(@Nullable Snippet snippet) {
        return snippet == null ? "" : "\n  " + snippet.source() + ": " + Sentences.quoted(snippet.marked("**", "**"));
    }

    static void add(SearchHit hit, ObjectNode json) {
        if (hit.decision() != null) {
            json.put("decision", hit.decision().toString());
        }
        json.put("position", hit.position().value());
        if (hit.time() != null) {
            json.put("time", hit.time().toString());
        }
        if (hit.isReadable()) {
            json.put("command", hit.command());
        }
        json.put("outcome", hit.outcome() == null ? "unreadable" : hit.outcome().toString());
        if (hit.isReadable()) {
            json.put("actor", hit.actor());
        }
        ArrayNode entities = json.putArray("entities");
        hit.entities().forEach(entity -> entities.add(entity.toString()));
        json.put("summary", hit.summary());
        if (hit.snippet() != null) {
            json.put("snippet", hit.snippet().text());
        }
    }
}
