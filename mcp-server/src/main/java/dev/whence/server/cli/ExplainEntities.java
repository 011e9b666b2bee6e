package dev.whence.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// The questions about entities.
final class ExplainEntities {

    private ExplainEntities() {}

    /// A question about one entity.
    abstract static class OfEntity extends ExplainQuestion {

        @Parameters(paramLabel = "TYPE:ID", description = "The entity, for example order:#W1.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String entity;

        OfEntity(Console console) {
            super(console);
        }

        ObjectNode about() {
            return detailed().put("entity", entity);
        }
    }

    /// A question about one entity or a part of it, answered in pages.
    abstract static class OfPart extends OfEntity {

        @Option(names = "--field", paramLabel = "PATH", description = "Only this part, for example status or items.0.")
        private @Nullable String field;

        @Mixin
        private final PageOptions page = new PageOptions();

        OfPart(Console console) {
            super(console);
        }

        @Override
        ObjectNode about() {
            ObjectNode arguments = super.about();
            add(arguments, "field", field);
            page.addTo(arguments);
            return arguments;
        }
    }

    /// `whence explain state`.
    @Command(
            name = "state",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Why is this so? Of each field, the decision that last set it.",
            footer = {
                "",
                "Examples:",
                "  whence explain state order:#W1",
                "  whence explain state order:#W1 --field items.0 --as-of 2026-05-02T09:31:07Z"
            })
    static final class State extends OfPart {

        @Option(names = "--as-of", paramLabel = "WHEN", description = "At this position, decision or time.")
        private @Nullable String asOf;

        State(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "explain_state";
        }

        @Override
        ObjectNode arguments() {
            ObjectNode arguments = about();
            add(arguments, "as_of", asOf);
            return arguments;
        }
    }

    /// `whence explain history`.
    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "What did each decision change of it?",
            footer = {
                "",
                "Examples:",
                "  whence explain history order:#W1",
                "  whence explain history order:#W1 --field status --from 4700"
            })
    static final class History extends OfPart {

        @Option(names = "--from", paramLabel = "WHEN", description = "After this position, decision or time.")
        private @Nullable String from;

        @Option(names = "--until", paramLabel = "WHEN", description = "Up to this position, decision or time.")
        private @Nullable String until;

        History(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "state_history";
        }

        @Override
        ObjectNode arguments() {
            ObjectNode arguments = about();
            add(arguments, "from", from);
            add(arguments, "until", until);
            return arguments;
        }
    }

    /// `whence explain diff`.
    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "How does it differ between two times, and by whose doing?",
            footer = {
                "",
                "Examples:",
                "  whence explain diff order:#W1 4700           since position 4700",
                "  whence explain diff order:#W1 2026-05-01 2026-05-02"
            })
    static final class Difference extends OfPart {

        @Parameters(index = "1", paramLabel = "FROM", description = "The earlier position, decision or time.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String from;

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "UNTIL",
                description = "The later position, decision or time; now if absent.")
        private @Nullable String until;

        Difference(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "state_history";
        }

        @Override
        ObjectNode arguments() {
            ObjectNode arguments = about().put("difference", true).put("from", from);
            add(arguments, "until", until);
            return arguments;
        }
    }

    /// `whence explain possible`.
    @Command(
            name = "possible",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "What can be done with it now, and what not, by which rule?",
            footer = {"", "Example:", "  whence explain possible order:#W1"})
    static final class Possible extends OfEntity {

        Possible(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "possible_commands";
        }

        @Override
        ObjectNode arguments() {
            return about();
        }
    }
}
