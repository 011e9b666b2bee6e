package dev.whence.evals.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.tool.ToolProvider;
import dev.whence.agent.DomainTools;
import dev.whence.agent.langchain4j.InProcessTools;
import dev.whence.agent.langchain4j.RemoteTools;
import dev.whence.agent.tools.Memory;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.evals.served.Program;
import dev.whence.evals.served.ServedFolder;
import dev.whence.evals.served.ServedLog;
import dev.whence.explain.Explainer;
import dev.whence.index.DecisionIndex;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.module.DomainModule;
import dev.whence.state.EntityStates;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent that is refused, reads why, and does what is possible instead.
class RefusedAgentTest {

    private static final String SHOP = "src/test/resources/retail/db.json";
    private static final String AGENT = "mug-bot";

    /// What the agent is for.
    interface Clerk {
        @SystemMessage("You serve the customers of a shop.")
        String answer(String customer);
    }

    @TempDir
    private Path folder;

    private final ScriptedModel model = new ScriptedModel()
            .callsTool(
                    List.of("cancel my order #W2"),
                    "authenticate_user",
                    Map.of("email", "ann.lee@example.com", "reason", "Ann wrote to us"))
            .callsTool(
                    List.of("authenticate_user", "conversation:"),
                    "cancel_pending_order",
                    Map.of(
                            "order_id", "#W2",
                            "cancel_reason", "no longer needed",
                            "confirmation", "yes, cancel #W2",
                            "conversation", fromRequest("conversation:(c-[a-z0-9]+)"),
                            "reason", "Ann does not need the mug any more"))
            .says(
                    List.of(
                            "Refused: cancel_pending_order on order:#W2",
                            "order.status was delivered, required pending",
                            "return_delivered_order_items"),
                    "Your order has arrived already. Shall I request a return to your gift card instead?")
            .callsTool(
                    List.of("Yes, return the mug"),
                    "return_delivered_order_items",
                    Map.of(
                            "order_id", "#W2",
                            "item_ids", List.of("102"),
                            "confirmation", "yes, return the mug",
                            "payment_method_id", "gift_card_1",
                            "conversation", fromRequest("conversation:(c-[a-z0-9]+)"),
                            "caused_by", fromRequest("Refused: cancel_pending_order [^,]*, id ([0-9a-f-]{36})"),
                            "reason", "It is too late to cancel"))
            .says(List.of("Accepted: return_delivered_order_items on order:#W2"), "The return is requested.");

    private static String fromRequest(String expression) {
        return "{{regexExtract request.body '" + expression + "' 'found'}}{{found.0}}";
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void over_mcp_it_returns_what_cannot_be_cancelled() throws Exception {
        assertThat(new Program().run("import", "--domain", "retail", "--data", folder.toString(), SHOP))
                .isZero();
        try (ServedFolder served = ServedFolder.start(folder);
                ServedLog log = new ServedLog();
                RemoteTools tools = RemoteTools.connect(served.url().resolve("/mcp"), AGENT)) {
            Position imported = log.after(Position.NONE, served.url()).getLast().position();

            converse(tools);

            assertRecorded(log.after(imported, served.url()));
        }
    }

    @Test
    void in_the_same_process_it_returns_what_cannot_be_cancelled() throws Exception {
        DomainModule shop = DomainModule.named("retail");
        try (DecisionLog log = new InMemoryDecisionLog();
                DecisionIndex index = DecisionIndex.inMemory(log, shop.domain());
                Stream<Record> imports = shop.importer().orElseThrow().commands(Path.of(SHOP))) {
            EntityStates states = new EntityStates(log, 100);
            DecisionEngine engine = new DecisionEngine(shop.domain(), log, states, List.of(), InstantSource.system());
            imports.forEach(command -> engine.decide(CommandRequest.of(command, Origin.of("importer", "opening"))));
            Position imported = log.head();
            Explainer explainer = new Explainer(shop.domain(), log, states);
            Memory memory = new Memory(shop.domain(), List.of(), log, states, engine, explainer);

            converse(InProcessTools.of(DomainTools.of(memory, index), AGENT));

            assertRecorded(log.read(ReadQuery.all().after(imported)));
        }
    }

    private void converse(ToolProvider tools) {
        Clerk clerk = AiServices.builder(Clerk.class)
                .chatModel(model.client())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .toolProvider(tools)
                .build();

        assertThat(clerk.answer("I am ann.lee@example.com, please cancel my order #W2."))
                .contains("Shall I request a return");
        assertThat(clerk.answer("Yes, return the mug.")).isEqualTo("The return is requested.");
        model.assertPlayedToTheEnd();
    }

    private static void assertRecorded(List<Decision> decisions) {
        assertThat(decisions)
                .extracting(decision -> decision.command().type())
                .containsExactly("AuthenticateUser", "CancelPendingOrder", "ReturnDeliveredOrderItems");
        Decision refusal = decisions.get(1);
        Decision acceptance = decisions.get(2);
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refusal.unmet()).extracting(Check::rule).containsExactly("order-is-pending");
        assertThat(refusal.origin().reason()).isEqualTo("Ann does not need the mug any more");
        assertThat(acceptance.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(acceptance.origin().reason()).isEqualTo("It is too late to cancel");
        assertThat(acceptance.origin().causedBy()).isEqualTo(refusal.id());
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(decision.origin().agent()).isEqualTo(AGENT));
    }
}
