package dev.whence.server.cli;

import dev.whence.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `whence explain claim`.
@Command(
        name = "claim",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Is this claim true? Each part of it is supported, contradicted, or not in the record.",
        footer = {
            "",
            "Examples:",
            "  whence explain claim --entity order:#W1 --event OrderCancelled --actor dash",
            "  whence explain claim --entity order:#W1 --field status --value cancelled",
            "  whence explain claim '{\"entity\": \"order:#W1\", \"event\": \"OrderCancelled\", \"count\": 1}'"
        })
final class ExplainClaim extends ExplainQuestion {

    @Parameters(
            paramLabel = "JSON",
            arity = "0..1",
            defaultValue = "{}",
            description = "The claim as a JSON object; options add to it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String claim;

    @Option(names = "--entity", paramLabel = "TYPE:ID", description = "What it is about.")
    private @Nullable String entity;

    @Option(names = "--command", paramLabel = "NAME", description = "This command was asked for.")
    private @Nullable String command;

    @Option(names = "--event", paramLabel = "TYPE", description = "This event happened.")
    private @Nullable String event;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "It ended so, for example rejected.")
    private @Nullable String outcome;

    @Option(names = "--field", paramLabel = "PATH", description = "This field of the entity has the value.")
    private @Nullable String field;

    @Option(names = "--value", paramLabel = "JSON", description = "The value; what is no JSON is text.")
    private @Nullable String value;

    @Option(names = "--actor", paramLabel = "NAME", description = "This agent or principal did it.")
    private @Nullable String actor;

    @Option(names = "--on-behalf-of", paramLabel = "NAME", description = "It was done for this person.")
    private @Nullable String onBehalfOf;

    @Option(names = "--reason", paramLabel = "WORDS", description = "The stated reason has these words in it.")
    private @Nullable String reason;

    @Option(names = "--from", paramLabel = "TIME", description = "It was no earlier.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "It was no later.")
    private @Nullable String until;

    @Option(
            names = "--before",
            paramLabel = "TYPE",
            description = "It came before the entity's first event of this type.")
    private @Nullable String before;

    @Option(names = "--count", paramLabel = "N", description = "It happened so often.")
    private @Nullable Long count;

    ExplainClaim(Console console) {
        super(console);
    }

    @Override
    String tool() {
        return "check_claim";
    }

    @Override
    ObjectNode arguments() {
        ObjectNode asked = detailed();
        asked.setAll(JsonArguments.object(claim, "{\"entity\": \"order:#W1\"}"));
        add(asked, "entity", entity);
        add(asked, "command", command);
        add(asked, "event", event);
        add(asked, "outcome", outcome);
        add(asked, "field", field);
        if (value != null) {
            asked.set("value", value(value));
        }
        add(asked, "actor", actor);
        add(asked, "on_behalf_of", onBehalfOf);
        add(asked, "reason", reason);
        add(asked, "from", from);
        add(asked, "until", until);
        add(asked, "before", before);
        add(asked, "count", count);
        return asked;
    }

    private static JsonNode value(String written) {
        try {
            return Json.DATA.readTree(written);
        } catch (JacksonException noJson) {
            return Json.tree(written);
        }
    }
}
