package dev.whence.agent.tools;

import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.schema.Shapes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What there is in this domain.
final class DescribeDomainTool extends QueryTool<DescribeDomainTool.Asked> {

    private final Memory memory;

    record Asked() {}

    DescribeDomainTool(Memory memory) {
        super(
                "describe_domain",
                "Tells what there is: the types of entities with their fields, the commands, and how much is recorded.",
                Asked.class,
                Schemas.object("""
                        "domain": {"type": "string"}, "version": {"type": "integer"}, "description": {"type": "string"},
                        "decisions": {"type": "integer"},
                        "entity_types": {"type": "array", "items": {"type": "object", "properties": {
                            "type": {"type": "string"}, "description": {"type": "string"},
                            "fields": {"type": "array", "items": {"type": "string"}}}}},
                        "commands": {"type": "array", "items": {"type": "object", "properties": {
                            "command": {"type": "string"}, "description": {"type": "string"},
                            "on": {"type": "string"}}}}"""));
        this.memory = memory;
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Domain domain = memory.domain();
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("domain", domain.name())
                .put("version", domain.version())
                .put("description", domain.description())
                .put("decisions", memory.log().head().value());
        List<String> lines = new ArrayList<>();
        lines.add(
                domain.name() + ": " + domain.description() + " " + memory.log().head() + " decisions are recorded.");
        lines.add("Entities, written type:id");
        ArrayNode types = structured.putArray("entity_types");
        domain.entityTypes().forEach(type -> add(type, types.addObject(), lines));
        lines.add("Commands (list_rules tells what each requires)");
        ArrayNode commands = structured.putArray("commands");
        domain.commands().stream()
                .filter(command -> !command.isForOperators())
                .forEach(command -> add(command, commands.addObject(), lines));
        return Reply.answer(String.join("\n", lines), structured);
    }

    private static void add(EntityType<?, ?> type, ObjectNode json, List<String> lines) {
        List<String> fields = fields(type);
        json.put("type", type.name()).put("description", type.description());
        ArrayNode names = json.putArray("fields");
        fields.forEach(names::add);
        lines.add("- " + type.name() + ": " + type.description()
                + (fields.isEmpty() ? "" : " [" + String.join(", ", fields) + "]"));
    }

    private static List<String> fields(EntityType<?, ?> type) {
        RecordComponent[] components = type.stateClass().getRecordComponents();
        return components == null
                ? List.of()
                : Arrays.stream(components)
                        .map(component -> Shapes.snakeCase(component.getName()))
                        .toList();
    }

    private static void add(CommandType<?> command, ObjectNode json, List<String> lines) {
        json.put("command", command.snakeName()).put("description", command.description());
        command.targetType().ifPresent(target -> json.put("on", target.name()));
        lines.add("- " + command.snakeName() + ": " + command.description());
    }
}
