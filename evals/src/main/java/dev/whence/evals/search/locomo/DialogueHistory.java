package dev.whence.evals.search.locomo;

import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.engine.DecisionEngine;
import dev.whence.evals.search.locomo.Dialogue.Turn;
import dev.whence.index.DecisionIndex;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.json.Json;
import dev.whence.model.Domain;
import dev.whence.state.EntityStates;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ObjectNode;

/// A dialogue as a history: a log in which every turn is an observation, and the index that follows it.
final class DialogueHistory implements AutoCloseable {

    private static final Domain DOMAIN =
            Domain.named("dialogue").describedAs("What people told each other.").build();

    private static final Duration TIME_TO_INDEX = Duration.ofMinutes(10);

    private final RocksDbDecisionLog log;
    private final DecisionIndex index;
    private final Map<Position, Turn> turns = new HashMap<>();

    private DialogueHistory(RocksDbDecisionLog log, DecisionIndex index) {
        this.log = log;
        this.index = index;
    }

    /// Writes the dialogue into a new folder, and waits until all of it can be found.
    static DialogueHistory of(Dialogue dialogue, Path folder) throws InterruptedException {
        RocksDbDecisionLog log = RocksDbDecisionLog.open(folder.resolve("log"));
        try {
            DialogueHistory history = new DialogueHistory(
                    log,
                    DecisionIndex.open(
                            folder.resolve("index"),
                            log,
                            DOMAIN,
                            IndexSettings.defaults(),
                            EmbedderProvider.installed()));
            history.write(dialogue);
            return history;
        } catch (RuntimeException | InterruptedException e) {
            log.close();
            throw e;
        }
    }

    private void write(Dialogue dialogue) throws InterruptedException {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        DecisionEngine engine = new DecisionEngine(DOMAIN, log, new EntityStates(log, 1), List.of(), clock::get);
        for (Turn turn : dialogue.turns()) {
            clock.set(turn.time());
            Origin origin = Origin.unknown()
                    .withAgent(turn.speaker())
                    .withConversation(dialogue.name() + "-session-" + turn.session());
            turns.put(engine.observe("Message", data(turn), List.of(), origin).position(), turn);
        }
        if (!index.await(log.head(), TIME_TO_INDEX) || !index.awaitMeaning(log.head(), TIME_TO_INDEX)) {
            throw new IllegalStateException(
                    "The index did not follow the log within " + TIME_TO_INDEX + ": " + index.status());
        }
    }

    private static ObjectNode data(Turn turn) {
        ObjectNode data = Json.DATA.createObjectNode().put("text", turn.text());
        return turn.photo() == null ? data : data.put("photo", turn.photo());
    }

    /// The turns that a query finds, best first.
    List<Turn> find(SearchQuery query) {
        return index.search(query).hits().stream()
                .map(SearchHit::position)
                .map(position -> Objects.requireNonNull(turns.get(position)))
                .toList();
    }

    @Override
    public void close() {
        index.close();
        log.close();
    }
}
