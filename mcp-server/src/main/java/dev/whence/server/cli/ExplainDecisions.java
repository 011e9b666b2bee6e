package dev.whence.server.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The questions about decisions.
final class ExplainDecisions {

    private ExplainDecisions() {}

    /// `whence explain decision`.
    @Command(
            name = "decision",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Why did this happen, or why was it refused?",
            footer = {
                "",
                "Examples:",
                "  whence explain decision 4711",
                "  whence explain 4711 --full                   all of it, with the record"
            })
    static final class OfDecision extends ExplainQuestion {

        @Parameters(paramLabel = "DECISION", description = "Its position in the log, or its id.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String decision;

        OfDecision(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "explain_decision";
        }

        @Override
        ObjectNode arguments() {
            return detailed().put("decision", decision);
        }
    }

    /// `whence explain trace`.
    @Command(
            name = "trace",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "What does this rest on, and what did it lead to?",
            footer = {
                "",
                "Examples:",
                "  whence explain trace 4711                    causes and consequences, three steps deep",
                "  whence explain trace 4711 --direction consequences --depth 5 --width 20",
                "  whence explain trace 4711 --mermaid >chart.mmd"
            })
    static final class Trace extends ExplainQuestion {

        @Parameters(paramLabel = "DECISION", description = "Its position in the log, or its id.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String decision;

        @Option(names = "--direction", paramLabel = "WAY", description = "causes, consequences, or both if absent.")
        private @Nullable String direction;

        @Option(names = "--depth", paramLabel = "N", description = "Steps, at most 10; 3 if absent.")
        private @Nullable Long depth;

        @Option(
                names = "--width",
                paramLabel = "N",
                description = "Links followed from each decision, at most 50; 8 if absent.")
        private @Nullable Long width;

        @Option(names = "--mermaid", description = "As a Mermaid flow chart.")
        private boolean mermaid;

        @Mixin
        private final PageOptions page = new PageOptions();

        Trace(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "trace";
        }

        @Override
        ObjectNode arguments() {
            ObjectNode arguments = detailed().put("decision", decision);
            add(arguments, "direction", direction);
            add(arguments, "depth", depth);
            add(arguments, "width", width);
            if (mermaid) {
                arguments.put("mermaid", true);
            }
            page.addTo(arguments);
            return arguments;
        }
    }

    /// `whence explain but-for`.
    @Command(
            name = "but-for",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "What would have come out otherwise without it? Or: what could it not have done without?",
            footer = {
                "",
                "Examples:",
                "  whence explain but-for 4711                  leave it out, and decide what follows again",
                "  whence explain but-for 4711 4720             leave out both",
                "  whence explain but-for --needed-for 4750     which earlier decisions 4750 needed"
            })
    static final class ButFor extends ExplainQuestion {

        @Parameters(
                paramLabel = "DECISION",
                arity = "0..*",
                description = "To leave out: positions in the log, or ids.")
        private List<String> without = List.of();

        @Option(
                names = "--needed-for",
                paramLabel = "DECISION",
                description = "Instead: tell which earlier decisions this one could not have done without.")
        private @Nullable String neededFor;

        @Mixin
        private final PageOptions page = new PageOptions();

        ButFor(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "but_for";
        }

        @Override
        ObjectNode arguments() {
            ObjectNode arguments = detailed();
            if (!without.isEmpty()) {
                ArrayNode list = arguments.putArray("without");
                without.forEach(list::add);
            }
            add(arguments, "needed_for", neededFor);
            page.addTo(arguments);
            return arguments;
        }
    }
}
