package dev.whence.agent.explain;

import dev.whence.decision.Position;
import dev.whence.explain.Citation;
import dev.whence.explain.Explanation;
import dev.whence.explain.trace.Trace;
import dev.whence.explain.trace.Trace.Direction;
import dev.whence.explain.trace.Trace.Edge;
import java.util.List;
import java.util.stream.Stream;

/// Traces of one decision in one direction or both, as one answer.
///
/// @param traces at least one
record Traces(List<Trace> traces) implements Explanation {

    Citation of() {
        return traces.getFirst().of();
    }

    List<Citation> nodes() {
        return traces.stream()
                .flatMap(trace -> trace.nodes().stream())
                .distinct()
                .toList();
    }

    List<Edge> edges() {
        return traces.stream().flatMap(trace -> trace.edges().stream()).toList();
    }

    long omitted() {
        return traces.stream().mapToLong(Trace::omitted).sum();
    }

    boolean isDeeper() {
        return traces.stream().anyMatch(Trace::deeper);
    }

    /// The decisions that were met and cannot be read, in order.
    List<Position> unreadable() {
        return traces.stream()
                .flatMap(trace -> trace.unreadable().stream())
                .distinct()
                .sorted()
                .toList();
    }

    String mermaid() {
        return new Trace(
                        of(),
                        Direction.CAUSES,
                        nodes(),
                        edges().stream().distinct().toList(),
                        omitted(),
                        isDeeper(),
                        unreadable())
                .mermaid();
    }

    @Override
    public List<String> lines() {
        return traces.stream()
                .flatMap(trace -> traces.size() == 1 ? trace.lines().stream() : shortened(trace))
                .toList();
    }

    /// Of two traces, the second need not name the decision in full again.
    private Stream<String> shortened(Trace trace) {
        return trace.direction() == Direction.CAUSES
                ? trace.lines().stream()
                : Stream.concat(
                        Stream.of("It led to " + (trace.edges().isEmpty() ? "no other decision." : "the following.")),
                        trace.lines().stream().skip(1));
    }
}
