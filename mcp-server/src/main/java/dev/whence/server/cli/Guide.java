package dev.whence.server.cli;

import dev.whence.json.Json;
import dev.whence.module.Demonstration;
import dev.whence.module.Demonstration.Question;
import dev.whence.server.serve.Service;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a demo tells once it serves: how to connect, and what to ask.
final class Guide {

    private final Service service;
    private final Demonstration demonstration;
    private final boolean temporary;

    /// @param temporary whether the folder is removed when the demo ends
    Guide(Service service, Demonstration demonstration, boolean temporary) {
        this.service = service;
        this.demonstration = demonstration;
        this.temporary = temporary;
    }

    String text() {
        return """

                Whence serves the '%s' demo: %s decisions in %s%s
                %s

                Five questions worth asking (in another terminal):

                %s

                Stop with Ctrl-C.""".formatted(
                service.node().domain().name(),
                String.format(Locale.ROOT, "%,d", service.node().log().head().value()),
                folder(),
                temporary ? " (removed at the end; keep it with --data DIR)" : "",
                connecting(),
                demonstration.questions().stream().map(this::question).collect(Collectors.joining("\n\n")));
    }

    private String connecting() {
        String endpoint = service.url() + "/mcp";
        return """

                  MCP endpoint     %1$s
                  Claude Code      claude mcp add --transport http whence %1$s
                  Claude Desktop   in claude_desktop_config.json:
                                   {"mcpServers": {"whence": {"command": %2$s, "args": ["mcp", "--data", %3$s]}}}
                  MCP Inspector    npx @modelcontextprotocol/inspector@0.22.0 --cli %1$s --transport http --method tools/list
                  curl             curl -s %1$s -H 'Content-Type: application/json' -D - -d '{"jsonrpc": "2.0",
                                   "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25",
                                   "capabilities": {}, "clientInfo": {"name": "curl", "version": "1"}}}'
                                   then the same with -H 'Mcp-Session-Id: …' from the answer and
                                   '{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}'""".formatted(endpoint, Json.tree(program()), Json.tree(folder()));
    }

    private String question(Question question) {
        return "  " + question.words() + "\n    " + quoted(program()) + " " + command(question);
    }

    private String command(Question question) {
        JsonNode arguments = Json.DATA.readTree(question.arguments());
        return switch (question.tool()) {
            case "search_history" -> "search --data " + quoted(folder()) + options(arguments, "text");
            case "explain_decision" -> "explain --data " + quoted(folder()) + options(arguments, "decision");
            case "explain_state" -> "explain --data " + quoted(folder()) + options(arguments, "entity");
            default -> "call --data " + quoted(folder()) + " " + question.tool() + " " + quoted(arguments.toString());
        };
    }

    /// The arguments as options of a command whose one parameter is `main`.
    private static String options(JsonNode arguments, String main) {
        String options = arguments.properties().stream()
                .filter(entry -> !entry.getKey().equals(main))
                .map(Guide::option)
                .collect(Collectors.joining());
        return options
                + (arguments.has(main) ? " " + quoted(arguments.path(main).asString()) : "");
    }

    private static String option(Map.Entry<String, JsonNode> argument) {
        String name = " --" + argument.getKey().replace('_', '-');
        if (argument.getKey().equals("detail")) {
            return argument.getValue().asString().equals("full") ? " --full" : "";
        }
        return argument.getValue().isBoolean()
                ? argument.getValue().asBoolean() ? name : ""
                : name + " " + quoted(argument.getValue().asString());
    }

    private String folder() {
        return service.node().folder().path().toString();
    }

    private static String program() {
        return Optional.ofNullable(System.getProperty("whence.home"))
                .map(home -> Path.of(home, "bin", "whence").toString())
                .orElse("whence");
    }

    /// As a shell reads it back.
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
