package dev.whence.evals.crash;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Frontier;
import dev.whence.proof.Hash;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks a log after a kill, as a whole, and collects what is wrong with it.
final class LogCheck {

    private static final int TOLD = 20;

    private final DecisionLog log;
    private final List<String> faults = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<EntityRef, List<Position>> changes = new HashMap<>();

    private LogCheck(DecisionLog log) {
        this.log = log;
    }

    /// What is wrong; nothing if all is well.
    ///
    /// @param acknowledged every acknowledgement of this and all earlier rounds
    /// @param earlier the head of the tree at the end of the round before
    static List<String> of(DecisionLog log, List<Acknowledgement> acknowledged, TreeHead earlier) {
        LogCheck check = new LogCheck(log);
        check.decisions(earlier);
        check.acknowledged(acknowledged);
        check.counters();
        return List.copyOf(check.faults);
    }

    private void require(boolean holds, String fault) {
        if (!holds && faults.size() < TOLD) {
            faults.add(fault);
        }
    }

    /// Every decision is whole, in its place and in every index, and together they are the tree that was kept.
    private void decisions(TreeHead earlier) {
        Frontier frontier = new Frontier();
        TreeHasher hasher = new TreeHasher();
        require(earlier.size() <= log.head().value(), "the log ends before the " + earlier);
        log.forEachStored(ReadQuery.all(), stored -> {
            Hash leaf = hasher.leaf(stored.leaf());
            leaves.add(leaf);
            frontier.add(leaf);
            require(
                    stored.position().value() == leaves.size(),
                    "position " + stored.position() + " stands at place " + leaves.size());
            if (frontier.size() == earlier.size()) {
                require(frontier.head().equals(earlier), "the log does not begin with the " + earlier);
            }
            decision(stored);
        });
        require(log.head().value() == leaves.size(), "the head is " + log.head() + " after " + leaves.size());
        require(
                log.treeHead().equals(frontier.head()),
                "the tree was kept as " + log.treeHead() + " but is " + frontier.head());
    }

    private void decision(StoredDecision stored) {
        Decision decision = stored.decode();
        Position position = stored.position();
        require(
                log.find(decision.id())
                        .map(Decision::position)
                        .filter(position::equals)
                        .isPresent(),
                "position " + position + " is not found by its id");
        require(
                log.findByIdempotencyKey(decision.id().toString())
                        .map(Decision::position)
                        .filter(position::equals)
                        .isPresent(),
                "position " + position + " is not found by its key");
        for (EntityRef entity : decision.changed()) {
            changes.computeIfAbsent(entity, absent -> new ArrayList<>()).add(position);
        }
    }

    private void acknowledged(List<Acknowledgement> acknowledged) {
        for (Acknowledgement told : acknowledged) {
            int place = Math.toIntExact(told.position().value()) - 1;
            require(
                    place < leaves.size() && leaves.get(place).equals(told.leaf()),
                    "the acknowledged decision " + told.id() + " is not at position " + told.position() + " as it was");
        }
    }

    /// Each counter went up by one with each of its decisions: no update was lost.
    private void counters() {
        for (int i = 0; i < CountingCallers.COUNTERS; i++) {
            EntityRef counter = CountingCallers.counter(i);
            List<Position> expected = changes.getOrDefault(counter, List.of());
            List<Position> found = new ArrayList<>();
            log.forEach(ReadQuery.changesTo(counter), decision -> {
                found.add(decision.position());
                require(
                        CountingCallers.value(decision) == found.size(),
                        counter + " is " + CountingCallers.value(decision) + " after " + found.size()
                                + " counts, at position " + decision.position());
            });
            require(
                    found.equals(expected),
                    "the index of " + counter + " has " + found.size() + " of " + expected.size() + " changes");
        }
    }
}
