package dev.whence.evals.retail;

import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.input.JsonFile;
import dev.whence.evals.input.JsonFile.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/// Reads the benchmark's tasks.
final class GoldFile {

    private static final String NEED =
            "a gold file {\"tasks\": [{\"task_id\", \"calls\": [{\"name\", \"arguments\", \"ok\", \"error\"}], \"delta\","
                    + " \"known_upstream_bug\"}]}";

    private GoldFile() {}

    /// The tasks, in the order of the file.
    ///
    /// @throws UnusableInputException if the file is not there, or not of the benchmark's form
    static List<GoldTask> read(Path path) {
        JsonFile file = new JsonFile(path, NEED);
        Part tasks = file.read().as(JsonNodeType.OBJECT).member("tasks", JsonNodeType.ARRAY);
        List<GoldTask> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < tasks.node().size(); i++) {
            GoldTask task = task(tasks.element(i).as(JsonNodeType.OBJECT));
            if (!ids.add(task.id())) {
                throw file.unusable("two tasks have the task_id '" + task.id() + "'");
            }
            read.add(task);
        }
        if (read.isEmpty()) {
            throw file.unusable("it has no tasks");
        }
        return read;
    }

    private static GoldTask task(Part task) {
        Part calls = task.member("calls", JsonNodeType.ARRAY);
        List<GoldCall> read = new ArrayList<>();
        for (int i = 0; i < calls.node().size(); i++) {
            read.add(call(calls.element(i).as(JsonNodeType.OBJECT)));
        }
        Part bug = task.optional("known_upstream_bug");
        Part delta = task.optional("delta");
        return new GoldTask(
                id(task),
                read,
                delta.node().isNull() ? Map.of() : Shop.entities(task.member("delta", JsonNodeType.OBJECT)),
                !bug.isAbsent() && bug.as(JsonNodeType.BOOLEAN).node().booleanValue());
    }

    private static String id(Part task) {
        Part id = task.optional("task_id");
        return id.node().isNumber()
                ? id.node().asString()
                : task.member("task_id", JsonNodeType.STRING).node().stringValue();
    }

    private static GoldCall call(Part call) {
        String name = call.member("name", JsonNodeType.STRING).node().stringValue();
        if (!Translation.knows(name)) {
            throw call.file()
                    .unusable("%s.name is '%s', which is no tool of the benchmark (%s)"
                            .formatted(call.place(), name, String.join(", ", Translation.names())));
        }
        Part error = call.optional("error");
        return new GoldCall(
                name,
                (ObjectNode) call.member("arguments", JsonNodeType.OBJECT).node(),
                call.member("ok", JsonNodeType.BOOLEAN).node().booleanValue(),
                error.isAbsent() ? "" : error.as(JsonNodeType.STRING).node().stringValue());
    }
}
