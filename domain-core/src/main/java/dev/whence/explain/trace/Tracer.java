package dev.whence.explain.trace;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.explain.Citation;
import dev.whence.explain.Gaps;
import dev.whence.explain.trace.Trace.Direction;
import dev.whence.explain.trace.Trace.Edge;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows causes and consequences from decision to decision. May be used from any thread; reads only.
public final class Tracer {

    private static final int MOST_SCANNED = 1_000;

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;

    public Tracer(Domain domain, DecisionLog log, EntityStates states) {
        this.domain = domain;
        this.log = log;
        this.states = states;
    }

    /// How far a trace goes.
    ///
    /// @param depth how many steps
    /// @param width how many links of each decision are followed
    public record Limits(int depth, int width) {

        /// Three steps, eight links each.
        public static final Limits USUAL = new Limits(3, 8);

        public Limits {
            if (depth < 1 || width < 1) {
                throw new IllegalArgumentException("A trace of depth " + depth + " and width " + width
                        + " shows nothing: give 1 or more for both");
            }
        }
    }

    /// The trace of a decision.
    ///
    /// @throws IllegalArgumentException if there is no decision at the position
    /// @throws dev.whence.decision.UnreadableDecisionException if the decision cannot be read; others that
    ///     are met and cannot are named in the trace
    public Trace trace(Position of, Direction direction, Limits limits) {
        Decision start = at(of);
        Gaps gaps = new Gaps(log);
        Links links = new Links(domain, log, states, MOST_SCANNED, gaps);
        Map<Position, Citation> nodes = new LinkedHashMap<>(Map.of(of, Citation.of(start)));
        List<Edge> edges = new ArrayList<>();
        List<Decision> level = List.of(start);
        long omitted = 0;
        boolean deeper = false;
        for (int depth = 1; depth <= limits.depth() + 1 && !level.isEmpty() && !deeper; depth++) {
            List<Decision> next = new ArrayList<>();
            for (Decision decision : level) {
                List<Edge> found = direction == Direction.CAUSES
                        ? links.causes(decision)
                        : links.consequences(decision, limits.width());
                if (depth > limits.depth()) {
                    deeper |= !found.isEmpty();
                    continue;
                }
                omitted += Math.max(0, found.size() - limits.width());
                for (Edge edge : found.subList(0, Math.min(found.size(), limits.width()))) {
                    edges.add(edge);
                    Position to = edge.to(direction);
                    if (!nodes.containsKey(to)) {
                        log.storedAt(to).flatMap(gaps::read).ifPresent(met -> {
                            nodes.put(to, Citation.of(met));
                            next.add(met);
                        });
                    }
                }
            }
            level = next;
        }
        return new Trace(
                Citation.of(start),
                direction,
                List.copyOf(nodes.values()),
                edges,
                omitted,
                deeper || links.wasCutShort(),
                gaps.positions());
    }

    private Decision at(Position position) {
        return log.at(position)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no decision at position " + position + "; the log ends at position " + log.head()));
    }
}
