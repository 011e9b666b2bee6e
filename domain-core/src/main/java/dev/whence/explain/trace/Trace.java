package dev.whence.explain.trace;

import dev.whence.decision.Position;
import dev.whence.explain.Citation;
import dev.whence.explain.Explanation;
import dev.whence.explain.Gaps;
import dev.whence.explain.Sentences;
import dev.whence.json.JsonPlaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The causes of a decision, or its consequences, some steps deep.
///
/// @param of the decision in question
/// @param direction which way it was followed
/// @param nodes the decisions that were met, the one in question first, then the nearer before the farther
/// @param edges which of them led to which, and how
/// @param omitted how many links were left out, since a decision had more than the limit
/// @param deeper whether there is more beyond the depth that was asked for, or may be, since part of the log was
///     not looked at
/// @param unreadable the decisions that were met and cannot be read, so that what lies behind them is unknown
public record Trace(
        Citation of,
        Direction direction,
        List<Citation> nodes,
        List<Edge> edges,
        long omitted,
        boolean deeper,
        List<Position> unreadable)
        implements Explanation {

    public Trace {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        unreadable = List.copyOf(unreadable);
    }

    /// Which way a trace goes.
    public enum Direction {
        /// To what it rests on.
        CAUSES,
        /// To what it led to.
        CONSEQUENCES
    }

    /// One decision that led to another.
    ///
    /// @param stated whether the later one states the earlier one as its cause
    /// @param facts the places that the later one's checks read, and that the earlier one had set last
    public record Edge(Position cause, Position effect, boolean stated, List<String> facts) {

        private static final int SHOWN_FACTS = 2;

        public Edge {
            facts = List.copyOf(facts);
        }

        /// For example `stated; set order:#W1 status`; of many places the first ones.
        String text() {
            List<String> parts = new ArrayList<>();
            if (stated) {
                parts.add("stated");
            }
            if (!facts.isEmpty()) {
                parts.add("set " + places(facts.subList(0, Math.min(SHOWN_FACTS, facts.size())))
                        + (facts.size() > SHOWN_FACTS ? " and " + (facts.size() - SHOWN_FACTS) + " more" : ""));
            }
            return String.join("; ", parts);
        }

        /// The places by entity, for example `order:#W1 status, user_id`; an entity alone stands for its existence.
        private static String places(List<String> facts) {
            Map<String, List<String>> byEntity = new LinkedHashMap<>();
            for (String fact : facts) {
                int hash = fact.endsWith("#") ? fact.length() - 1 : fact.lastIndexOf("#/");
                List<String> fields = byEntity.computeIfAbsent(fact.substring(0, hash), entity -> new ArrayList<>());
                if (!fact.endsWith("#")) {
                    fields.add(String.join(".", JsonPlaces.segments(fact.substring(hash + 1))));
                }
            }
            return byEntity.entrySet().stream()
                    .map(entry -> entry.getKey()
                            + (entry.getValue().isEmpty() ? " (existence)" : " " + String.join(", ", entry.getValue())))
                    .collect(Collectors.joining("; "));
        }

        Position from(Direction direction) {
            return direction == Direction.CAUSES ? effect : cause;
        }

        Position to(Direction direction) {
            return direction == Direction.CAUSES ? cause : effect;
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String what = direction == Direction.CAUSES ? "rests on" : "led to";
        lines.add(of.text() + ", which was " + of.outcome() + ", " + what
                + (edges.isEmpty() ? " no other decision." : ":"));
        Map<Position, Citation> byPosition = new LinkedHashMap<>();
        nodes.forEach(node -> byPosition.put(node.position(), node));
        branch(of.position(), 1, byPosition, new HashSet<>(Set.of(of.position())), lines);
        if (omitted > 0) {
            lines.add(Sentences.count(omitted, "more link") + " left out.");
        }
        if (deeper) {
            lines.add("There may be more beyond.");
        }
        Gaps.text(unreadable).ifPresent(lines::add);
        return lines;
    }

    private void branch(
            Position from, int depth, Map<Position, Citation> nodes, Set<Position> shown, List<String> lines) {
        for (Edge edge : edges) {
            if (edge.from(direction).equals(from)) {
                Position to = edge.to(direction);
                Citation node = nodes.get(to);
                boolean first = shown.add(to);
                String name = unreadable.contains(to)
                        ? "decision " + to + ", which cannot be read"
                        : node == null || !first ? "decision " + to + " (above)" : node.brief() + ", " + node.outcome();
                lines.add("  ".repeat(depth) + "- " + name + " [" + edge.text() + "]");
                if (first) {
                    branch(to, depth + 1, nodes, shown, lines);
                }
            }
        }
    }

    /// The same as a Mermaid flow chart, causes above consequences.
    public String mermaid() {
        StringBuilder chart = new StringBuilder("flowchart TD\n");
        for (Citation node : nodes) {
            chart.append("    d")
                    .append(node.position())
                    .append("[\"")
                    .append(node.position())
                    .append(' ')
                    .append(escaped(node.command()))
                    .append("<br/>")
                    .append(node.outcome())
                    .append("\"]\n");
        }
        for (Edge edge : edges) {
            chart.append("    d")
                    .append(edge.cause())
                    .append(edge.stated() ? " ==>" : " -->")
                    .append("|\"")
                    .append(escaped(edge.text()))
                    .append("\"| d")
                    .append(edge.effect())
                    .append('\n');
        }
        return chart.toString();
    }

    /// Text inside quotation marks of a chart: nothing in it can end them.
    private static String escaped(String text) {
        return text.replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace('\n', ' ');
    }
}
