package dev.whence.evals.retail;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.evals.retail.Translation.Step;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.Explainer;
import dev.whence.guard.Guards;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.model.Domain;
import dev.whence.module.DomainModule;
import dev.whence.module.Importer;
import dev.whence.state.EntityStates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Plays the benchmark's tasks, each from the imported shop, once under all rules and once without those about the
/// conversation, and has every refusal explained.
final class RefusalsExplained {

    private static final int CACHED_STATES = 20_000;

    private final Progress progress;
    private final List<Refusal> refusals = new ArrayList<>();

    RefusalsExplained(Progress progress) {
        this.progress = progress;
    }

    /// A refusal, and what its explanation lacks.
    ///
    /// @param flippable whether some changes would have flipped it
    record Refusal(String task, String command, List<String> rules, boolean flippable, List<String> missing) {}

    /// Plays all tasks.
    List<Refusal> run(Path db, List<GoldTask> tasks) throws IOException {
        DomainModule retail = DomainModule.named("retail");
        progress.step("importing " + db);
        List<StoredDecision> shop = imported(retail, db);
        Map<String, Domain> ways = new TreeMap<>(Map.of(
                "all rules", retail.domain(),
                "no conversation", retail.domain().withoutRules(Set.of("conversation"))));
        for (Map.Entry<String, Domain> way : ways.entrySet()) {
            int done = 0;
            for (GoldTask task : tasks) {
                play(task, way.getKey(), way.getValue(), shop);
                progress.done(way.getKey(), ++done, tasks.size());
            }
        }
        return List.copyOf(refusals);
    }

    private static List<StoredDecision> imported(DomainModule retail, Path db) throws IOException {
        try (InMemoryDecisionLog log = new InMemoryDecisionLog()) {
            DecisionEngine engine = engine(retail.domain(), log);
            Importer importer = retail.importer().orElseThrow();
            try (Stream<Record> commands = importer.commands(db)) {
                commands.forEach(command ->
                        engine.decide(CommandRequest.of(command, Origin.of("evaluation", "the shop as it was"))));
            }
            List<StoredDecision> all = new ArrayList<>();
            log.forEachStored(ReadQuery.all(), all::add);
            return all;
        }
    }

    private static DecisionEngine engine(Domain domain, InMemoryDecisionLog log) {
        EntityStates states = new EntityStates(log, CACHED_STATES);
        return new DecisionEngine(domain, log, states, List.of(Guards.reasonIsGiven()), InstantSource.system());
    }

    private void play(GoldTask task, String way, Domain domain, List<StoredDecision> shop) {
        try (InMemoryDecisionLog log = new InMemoryDecisionLog()) {
            log.appendStored(shop);
            Position imported = log.head();
            DecisionEngine engine = engine(domain, log);
            String conversation = null;
            for (GoldCall call : task.calls()) {
                switch (Translation.of(call)) {
                    case Step.Write(String tool, ObjectNode arguments) -> decide(engine, tool, arguments, conversation);
                    case Step.LookUp(String tool, ObjectNode arguments) ->
                        conversation = opened(decide(engine, tool, arguments, conversation), conversation);
                    case Step.Question _, Step.LeftOut _ -> {
                        // nothing is decided
                    }
                }
            }
            explain(task.id() + " with " + way, engine, log, imported);
        }
    }

    private static Decision decide(
            DecisionEngine engine, String tool, ObjectNode arguments, @Nullable String conversation) {
        Origin origin = Origin.of("evaluation", "a call of the benchmark").withConversation(conversation);
        return engine.decide(CommandRequest.of(tool, arguments, origin)).decision();
    }

    private static @Nullable String opened(Decision decision, @Nullable String before) {
        return decision.changed().stream()
                .filter(entity -> entity.type().equals("conversation"))
                .map(entity -> entity.id())
                .findFirst()
                .orElse(before);
    }

    private void explain(String task, DecisionEngine engine, InMemoryDecisionLog log, Position imported) {
        Explainer explainer = new Explainer(engine.forks());
        RefusalCheck check = new RefusalCheck(engine.forks());
        log.forEach(ReadQuery.all().after(imported), (Decision decision) -> {
            if (decision.outcome().isRefusal()) {
                DecisionExplanation explanation = explainer.explain(decision);
                refusals.add(new Refusal(
                        task,
                        decision.command().type(),
                        decision.unmet().stream().map(unmet -> unmet.rule()).toList(),
                        explanation.flips() != null
                                && !explanation.flips().sets().isEmpty(),
                        check.missing(decision, explanation)));
            }
        });
    }
}
