package dev.whence.agent.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Places;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.decision.Position;
import dev.whence.explain.trace.Trace;
import dev.whence.explain.trace.Trace.Direction;
import dev.whence.explain.trace.Trace.Edge;
import dev.whence.explain.trace.Tracer;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a decision rests on, and what it led to.
final class TraceTool extends QueryTool<TraceTool.Asked> {

    private static final long DEEPEST = 10;
    private static final long WIDEST = 50;

    private final Memory memory;
    private final Places places;

    /// Which way a trace goes.
    enum Way {
        @JsonProperty("causes")
        CAUSES,
        @JsonProperty("consequences")
        CONSEQUENCES,
        @JsonProperty("both")
        BOTH;

        private List<Direction> directions() {
            return switch (this) {
                case CAUSES -> List.of(Direction.CAUSES);
                case CONSEQUENCES -> List.of(Direction.CONSEQUENCES);
                case BOTH -> List.of(Direction.CAUSES, Direction.CONSEQUENCES);
            };
        }
    }

    record Asked(
            @Describe("Its id or its position in the log.") String decision,

            @Describe("both if absent.") @Nullable Way direction,

            @Describe("Steps, at most 10; 3 if absent.") @Nullable
            Long depth,

            @Describe("Links followed from each decision, at most 50; 8 if absent.") @Nullable
            Long width,

            @Describe("true: as a Mermaid flow chart.") @Nullable
            Boolean mermaid,

            @Nullable Detail detail,

            @Describe("Links a page, at most 100; 20 if absent.") @Nullable
            Long limit,

            @Nullable String cursor) {}

    TraceTool(Memory memory) {
        super(
                "trace",
                "Follows what a decision rests on and what it led to, from decision to decision: causes that were stated,"
                        + " and facts that one set and another's rules read.",
                Asked.class,
                Schemas.object("""
                        "decision": {"type": "object"}, "decisions": {"type": "array", "items": {"type": "object"}},
                        "links": {"type": "array", "items": {"type": "object", "properties": {
                            "cause": {"type": "integer"}, "effect": {"type": "integer"}, "stated": {"type": "boolean"},
                            "facts": {"type": "array", "items": {"type": "string"}}}}},
                        "omitted": {"type": "integer"}, "deeper": {"type": "boolean"}, "total": {"type": "integer"},
                        "unreadable": {"type": "array", "items": {"type": "integer"}},
                        "mermaid": {"type": "string"}, "cursor": {"type": "string"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Position of = places.readable(asked.decision()).position();
        Tracer.Limits limits = new Tracer.Limits(
                within("depth", asked.depth(), DEEPEST, Tracer.Limits.USUAL.depth()),
                within("width", asked.width(), WIDEST, Tracer.Limits.USUAL.width()));
        Way way = asked.direction() == null ? Way.BOTH : asked.direction();
        Tracer tracer = new Tracer(memory.domain(), memory.log(), memory.states());
        List<Trace> traces = way.directions().stream()
                .map(direction -> tracer.trace(of, direction, limits))
                .toList();
        return reply(new Traces(traces), asked);
    }

    private Reply reply(Traces traces, Asked asked) {
        Page page = Page.of(asked.limit(), asked.cursor(), memory.log(), memory.log()::head);
        List<Edge> edges = page.of(traces.edges());
        ObjectNode structured = Json.DATA.createObjectNode();
        structured.set("decision", Structured.citation(traces.of()));
        structured.set(
                "decisions",
                Structured.citations(traces.nodes().stream()
                        .filter(node -> edges.stream().anyMatch(edge -> joins(edge, node.position())))
                        .toList()));
        structured.set("links", Structured.list(edges, TraceTool::link));
        structured
                .put("total", traces.edges().size())
                .put("omitted", traces.omitted())
                .put("deeper", traces.isDeeper());
        Structured.unreadable(structured, traces.unreadable());
        if (Boolean.TRUE.equals(asked.mermaid())) {
            structured.put("mermaid", traces.mermaid());
            return Reply.answer(traces.mermaid().stripTrailing(), structured);
        }
        int total = Math.max(traces.edges().size(), traces.lines().size() - 1);
        return Reply.answer(page.text(page.lines(traces), asked.detail(), total, structured), structured);
    }

    private static boolean joins(Edge edge, Position position) {
        return edge.cause().equals(position) || edge.effect().equals(position);
    }

    private static ObjectNode link(Edge edge) {
        ObjectNode json = Json.DATA
                .createObjectNode()
                .put("cause", edge.cause().value())
                .put("effect", edge.effect().value())
                .put("stated", edge.stated());
        json.set("facts", Json.tree(new ArrayList<>(edge.facts())));
        return json;
    }

    private static int within(String name, @Nullable Long given, long most, int usual) {
        if (given == null) {
            return usual;
        }
        if (given < 1 || given > most) {
            throw new UnanswerableException(name + " was " + given + ": give 1 to " + most + ".");
        }
        return given.intValue();
    }
}
