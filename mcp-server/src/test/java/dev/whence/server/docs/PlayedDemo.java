package dev.whence.server.docs;

import dev.whence.decision.Position;
import dev.whence.engine.DecisionEngine;
import dev.whence.guard.Guards;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.module.DomainModule;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import dev.whence.state.EntityStates;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What `bin/whence demo` serves.
final class PlayedDemo {

    private static final long SEED = 1; // the one that the demo command takes if it is given none

    private PlayedDemo() {}

    /// Serves it from a folder, where it is put unless it is there. It is played in memory, which does not wait for the
    /// disk at every decision.
    static Service served(Path folder) {
        DomainModule module = DomainModule.named("retail");
        Node node = Node.open(new NodeSettings(DataFolder.at(folder), module, Set.of()));
        if (node.log().head().equals(Position.NONE)) {
            InMemoryDecisionLog played = played(module);
            for (ReadQuery next = ReadQuery.all();
                    played.head().isAfter(node.log().head());
                    next = next.beyond(node.log().head())) {
                node.log().appendStored(played.readStored(next));
            }
        }
        return Service.of(node, HttpSettings.onPort(0), "test");
    }

    private static InMemoryDecisionLog played(DomainModule module) {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        EntityStates states = new EntityStates(log, 100_000);
        module.demonstration()
                .orElseThrow()
                .play(
                        clock -> new DecisionEngine(
                                module.domain(), log, states, List.of(Guards.reasonIsGiven()), clock),
                        SEED,
                        (done, total) -> {});
        return log;
    }
}
