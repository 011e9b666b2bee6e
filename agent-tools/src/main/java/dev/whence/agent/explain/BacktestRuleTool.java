package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Cited;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.explain.Sentences;
import dev.whence.explain.backtest.Backtest;
import dev.whence.explain.backtest.BacktestResult;
import dev.whence.explain.backtest.RuleChange;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Which past decisions a changed, new or dropped rule would have flipped.
final class BacktestRuleTool extends QueryTool<BacktestRuleTool.Asked> {

    private static final long USUAL = 1_000_000;
    private static final int MOST_EXAMPLES = 1_000;

    private final Memory memory;

    record Asked(
            @Describe("Its name: a rule there is, to change or drop it, or a new name.")
            String rule,

            @Describe("What it says, in a sentence.") @Nullable
            String statement,

            @Describe("What must hold, all of it.") @Nullable
            List<WrittenRule.Condition> conditions,

            @Describe("Of a new rule: the commands that would require it.") @Nullable
            List<String> commands,

            @Describe("true: what if there were no such rule.") @Nullable
            Boolean drop,

            @Describe("The most decisions that are judged; 1000000 if absent.") @Nullable
            Long most,

            @Nullable Detail detail,

            @Describe("Examples a page, at most 100; 20 if absent.") @Nullable
            Long limit,

            @Nullable String cursor) {}

    BacktestRuleTool(Memory memory) {
        super(
                "backtest_rule",
                "Runs a changed, new or dropped rule over the history: how many past decisions would have come out otherwise,"
                        + " with examples. Takes a second for some 25,000 decisions.",
                Asked.class,
                Schemas.object("""
                        "rule": {"type": "string"}, "commands": {"type": "array", "items": {"type": "string"}},
                        "up_to": {"type": "integer"}, "judged": {"type": "integer"}, "to_refused": {"type": "integer"},
                        "to_accepted": {"type": "integer"}, "otherwise": {"type": "integer"},
                        "unjudged": {"type": "integer"}, "unreadable": {"type": "integer"},
                        "examples": {"type": "array", "items": {"type": "object", "properties": {
                            "decision": {"type": "object"}, "outcome": {"type": "string"}, "because": {"type": "string"}}}},
                        "cursor": {"type": "string"}"""));
        this.memory = memory;
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        if (asked.most() != null && asked.most() < 1) {
            throw new UnanswerableException("most was " + asked.most() + ": give 1 or more.");
        }
        RuleChange change = new WrittenRule(memory.domain())
                .change(asked.rule(), asked.statement(), asked.conditions(), asked.commands(), asked.drop());
        Page page = Page.of(asked.limit(), asked.cursor(), memory.log(), memory.log()::head);
        long most = asked.most() == null ? USUAL : asked.most();
        int examples = Math.min(page.from() + page.size(), MOST_EXAMPLES);
        BacktestResult result = Backtest.run(
                memory.domain(),
                memory.log(),
                change,
                new Backtest.Bounds(page.asOf(), most, examples),
                call.progress()::at);
        ObjectNode structured = structured(result, page);
        return Reply.answer(text(result, asked, page, structured), structured);
    }

    private static String text(BacktestResult result, Asked asked, Page page, ObjectNode structured) {
        List<String> lines =
                new ArrayList<>(result.showing(page.of(result.examples())).lines());
        if (page.asOf().isAfter(result.upTo())) {
            lines.add(1, "That is not the whole log, which goes on to position " + page.asOf() + ".");
        }
        return page.text(lines, asked.detail(), Math.min(result.flips(), MOST_EXAMPLES), structured);
    }

    private static ObjectNode structured(BacktestResult result, Page page) {
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("rule", result.change().name())
                .put("up_to", result.upTo().value())
                .put("judged", result.judged())
                .put("to_refused", result.toRefused())
                .put("to_accepted", result.toAccepted())
                .put("otherwise", result.otherwise())
                .put("unjudged", result.unjudged())
                .put("unreadable", result.unreadable());
        structured.set("commands", Json.tree(new TreeSet<>(result.change().commands())));
        structured.set("examples", Structured.list(page.of(result.examples()), BacktestRuleTool::example));
        return structured;
    }

    private static ObjectNode example(BacktestResult.Flip flip) {
        ObjectNode json = Json.DATA.createObjectNode().put("outcome", flip.accepted() ? "accepted" : "rejected");
        json.set("decision", Cited.json(flip.decision()));
        if (flip.check() != null) {
            json.put("because", Sentences.of(flip.check()));
        }
        return json;
    }
}
