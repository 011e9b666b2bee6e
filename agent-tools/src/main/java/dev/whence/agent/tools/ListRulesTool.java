package dev.whence.agent.tools;

import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.model.Rule;
import dev.whence.schema.Describe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What must hold for commands to be accepted.
final class ListRulesTool extends QueryTool<ListRulesTool.Asked> {

    private final Memory memory;

    record Asked(
            @Describe("Only the rules of this command, for example cancel_pending_order. All if absent.") @Nullable
            String command) {}

    ListRulesTool(Memory memory) {
        super(
                "list_rules",
                "Lists what must hold for a command to be accepted, or every rule with the commands it applies to.",
                Asked.class,
                Schemas.object("""
                        "command": {"type": "string"},
                        "rules": {"type": "array", "items": {"type": "object", "properties": {"rule": {"type": "string"},
                            "kind": {"type": "string"}, "version": {"type": "integer"}, "statement": {"type": "string"},
                            "commands": {"type": "array", "items": {"type": "string"}}}}},
                        "switched_off": {"type": "array", "items": {"type": "string"}}"""));
        this.memory = memory;
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        ObjectNode structured = Json.DATA.createObjectNode();
        ArrayNode rules = Json.DATA.createArrayNode();
        List<String> lines = new ArrayList<>();
        String name = asked.command();
        memory.guards().forEach(guard -> add(guard, List.of(), rules, lines));
        if (name == null) {
            memory.domain().rules().forEach(rule -> add(rule, commandsWith(rule), rules, lines));
            lines.addFirst("Every command is refused unless all of its rules hold:");
        } else {
            CommandType<?> command = command(name);
            structured.put("command", command.snakeName());
            command.existenceRules().forEach(rule -> {
                rules.addObject().put("rule", rule.name()).put("statement", rule.statement());
                lines.add("- " + rule.name() + ": " + rule.statement());
            });
            command.rules().forEach(rule -> add(rule, List.of(), rules, lines));
            lines.addFirst(command.snakeName() + " is refused unless all of these hold:");
        }
        structured.set("rules", rules);
        addSwitchedOff(structured, lines);
        return Reply.answer(String.join("\n", lines), structured);
    }

    private CommandType<?> command(String name) {
        return new Vocabulary(memory.domain()).command(name);
    }

    private List<String> commandsWith(Rule<?> rule) {
        return memory.domain().commands().stream()
                .filter(command ->
                        command.rules().stream().anyMatch(other -> other.name().equals(rule.name())))
                .map(CommandType::snakeName)
                .toList();
    }

    private static void add(Rule<?> rule, List<String> commands, ArrayNode rules, List<String> lines) {
        ObjectNode json = rules.addObject()
                .put("rule", rule.name())
                .put("kind", rule.kind().toString())
                .put("version", rule.version())
                .put("statement", rule.statement());
        ArrayNode names = json.putArray("commands");
        commands.forEach(names::add);
        lines.add("- " + rule.name() + " (" + rule.kind() + " v" + rule.version() + "): " + rule.statement()
                + (commands.isEmpty() ? "" : " [" + String.join(", ", commands) + "]"));
    }

    private void addSwitchedOff(ObjectNode structured, List<String> lines) {
        ArrayNode off = structured.putArray("switched_off");
        List<String> names = memory.domain().switchedOff().stream().sorted().toList();
        names.forEach(off::add);
        if (!names.isEmpty()) {
            lines.add("Switched off here: " + String.join(", ", names) + ".");
        }
    }
}
