package dev.whence.server.cli;

import dev.whence.json.Json;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `whence search`.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = {
            "Answers a question about what was decided, in plain English: \"what was dash refused last week?\","
                    + " \"refusals per rule in April\". The answer says how the question was read.",
            "Beside options that filter, the words are looked for as they are."
        })
final class SearchCommand extends AskCommand {

    @Mixin
    private final EmbeddingsOption embeddings = new EmbeddingsOption();

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "A question; with filters, words to look for.")
    private String[] words = {};

    @Option(names = "--query", paramLabel = "JSON", description = "The query of an earlier answer, changed or not.")
    private @Nullable String query;

    @Option(names = "--like", paramLabel = "DECISION", description = "Finds decisions like this one.")
    private @Nullable String like;

    @Option(
            names = {"--now", "--as-of"},
            paramLabel = "TIME",
            description = "When the question is asked, if not now: what \"yesterday\" starts from.")
    private @Nullable String now;

    @Option(names = "--zone", description = "Whose days and hours are meant; those of this machine if absent.")
    private @Nullable String zone;

    @Option(names = "--facets", description = "Also tell by what the decisions can be told apart.")
    private boolean facets;

    @Option(names = "--entity", paramLabel = "TYPE:ID", description = "An entity that was read or changed.")
    private @Nullable String entity;

    @Option(
            names = "--outcome",
            description = "accepted, rejected, invalid, conflicted, failed, observed; refused; unreadable.")
    private @Nullable String outcome;

    @Option(names = "--command", paramLabel = "NAME", description = "The command, for example cancel_pending_order.")
    private @Nullable String command;

    @Option(names = "--failed-rule", paramLabel = "NAME", description = "A rule that did not hold.")
    private @Nullable String failedRule;

    @Option(names = "--event", paramLabel = "TYPE", description = "An event that resulted.")
    private @Nullable String event;

    @Option(names = "--agent", paramLabel = "NAME", description = "Who acted.")
    private @Nullable String agent;

    @Option(names = "--principal", paramLabel = "NAME", description = "The authenticated caller.")
    private @Nullable String principal;

    @Option(names = "--on-behalf-of", paramLabel = "NAME", description = "For whom.")
    private @Nullable String onBehalfOf;

    @Option(names = "--conversation", paramLabel = "HANDLE", description = "In which conversation.")
    private @Nullable String conversation;

    @Option(names = "--from", paramLabel = "WHEN", description = "From this time, position or decision on.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "WHEN", description = "Before this time; up to this position or decision.")
    private @Nullable String until;

    @Option(
            names = "--number",
            paramLabel = "RANGE",
            description = "A number in the record: amount>200, amount=50..200.")
    private @Nullable String number;

    @Option(names = "--order", description = "relevance, newest or oldest.")
    private @Nullable String order;

    @Option(names = "--limit", paramLabel = "N", description = "Decisions a page, at most 100.")
    private @Nullable Long limit;

    @Option(names = "--cursor", description = "The cursor that the page before gave.")
    private @Nullable String cursor;

    SearchCommand(Console console) {
        super(console);
    }

    @Override
    boolean embeddings() {
        return embeddings.wanted();
    }

    @Override
    String tool() {
        return "search_history";
    }

    @Override
    ObjectNode arguments() {
        ObjectNode arguments = none();
        boolean asks = !isFiltered() && query == null && like == null;
        String said = words.length == 0 ? null : String.join(" ", words);
        add(arguments, asks ? "question" : "text", said);
        add(arguments, "like", like);
        if (query != null) {
            arguments.set("query", json(query));
        }
        if (asks && said != null) {
            add(arguments, "now", now);
            arguments.put("zone", zone == null ? ZoneId.systemDefault().getId() : zone);
        }
        if (facets) {
            arguments.put("facets", true);
        }
        add(arguments, "entity", entity);
        add(arguments, "outcome", outcome);
        add(arguments, "command", command);
        add(arguments, "failed_rule", failedRule);
        add(arguments, "event", event);
        add(arguments, "agent", agent);
        add(arguments, "principal", principal);
        add(arguments, "on_behalf_of", onBehalfOf);
        add(arguments, "conversation", conversation);
        add(arguments, "from", from);
        add(arguments, "until", until);
        add(arguments, "number", number);
        add(arguments, "order", order);
        add(arguments, "cursor", cursor);
        if (limit != null) {
            arguments.put("limit", limit);
        }
        return arguments;
    }

    private boolean isFiltered() {
        return Stream.of(
                        entity,
                        outcome,
                        command,
                        failedRule,
                        event,
                        agent,
                        principal,
                        onBehalfOf,
                        conversation,
                        from,
                        until,
                        number,
                        order)
                .anyMatch(Objects::nonNull);
    }

    private static JsonNode json(String written) {
        try {
            return Json.DATA.readTree(written);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("--query is not JSON: " + unreadable.getOriginalMessage()
                    + "; pass the query that an answer showed, in single quotation marks");
        }
    }
}
