package dev.whence.evals.search.time;

import dev.whence.evals.input.JsonFile;
import dev.whence.evals.input.JsonFile.Part;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeType;

/// Reads the sentences of the corpus that are scored.
final class TimeCorpus {

    private static final String NEED =
            "a list [{\"Input\", \"Context\": {\"ReferenceDateTime\"}, \"Results\": [{\"Text\", \"Start\", \"End\", \"TypeName\","
                    + " \"Resolution\": {\"values\"}}]}]";

    private static final List<String> COMPARED = List.of("timex", "type", "value", "start", "end", "Mod");

    private TimeCorpus() {}

    /// The sentences with a reference time and a single result.
    ///
    /// @throws dev.whence.evals.ending.UnusableInputException if the file is not there, or not of the corpus's form
    static List<TimeCase> read(Path path) {
        JsonFile file = new JsonFile(path, NEED);
        Part all = file.read().as(JsonNodeType.ARRAY);
        List<TimeCase> cases = new ArrayList<>();
        for (int i = 0; i < all.node().size(); i++) {
            Part each = all.element(i).as(JsonNodeType.OBJECT);
            Part reference = each.optional("Context").optional("ReferenceDateTime");
            Part results = each.member("Results", JsonNodeType.ARRAY);
            if (!reference.isAbsent() && results.node().size() == 1) {
                cases.add(single(each, time(file, reference), results.element(0).as(JsonNodeType.OBJECT)));
            }
        }
        if (cases.isEmpty()) {
            throw file.unusable("it has no sentence with a reference time and a single result");
        }
        return cases;
    }

    private static LocalDateTime time(JsonFile file, Part reference) {
        String written = reference.as(JsonNodeType.STRING).node().stringValue();
        try {
            return LocalDateTime.parse(written);
        } catch (DateTimeParseException noTime) {
            throw file.unusable(
                    "%s is '%s', not a time like 2016-11-07T00:00:00".formatted(reference.place(), written));
        }
    }

    private static TimeCase single(Part sentence, LocalDateTime reference, Part result) {
        String type = text(result, "TypeName");
        return new TimeCase(
                text(sentence, "Input"),
                reference,
                result.member("Start", JsonNodeType.NUMBER).node().asInt(),
                result.member("End", JsonNodeType.NUMBER).node().asInt(),
                type.substring(type.indexOf('.') + 1),
                values(result.member("Resolution", JsonNodeType.OBJECT).member("values", JsonNodeType.ARRAY)));
    }

    private static List<Map<String, String>> values(Part list) {
        List<Map<String, String>> values = new ArrayList<>();
        for (int i = 0; i < list.node().size(); i++) {
            Part value = list.element(i).as(JsonNodeType.OBJECT);
            Map<String, String> read = new HashMap<>();
            for (String name : COMPARED) {
                Part member = value.optional(name);
                if (!member.isAbsent()) {
                    read.put(name, member.node().asString());
                }
            }
            values.add(Map.copyOf(read));
        }
        return values;
    }

    private static String text(Part part, String name) {
        return part.member(name, JsonNodeType.STRING).node().stringValue();
    }
}
