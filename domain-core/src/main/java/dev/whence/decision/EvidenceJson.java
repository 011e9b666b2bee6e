package dev.whence.decision;

import dev.whence.decision.Evidence.AllOf;
import dev.whence.decision.Evidence.AnyOf;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Evidence.ForEach;
import dev.whence.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.node.JsonNodeFactory;

/// The JSON form of evidence. The first property tells the kind: `fact`, `allOf`, `anyOf` or `forEach`.
final class EvidenceJson {

    private EvidenceJson() {}

    static void write(Evidence evidence, JsonGenerator out) {
        out.writeStartObject();
        switch (evidence) {
            case Comparison comparison -> writeComparison(comparison, out);
            case AllOf all -> writeConditions("allOf", all.conditions(), out);
            case AnyOf any -> writeConditions("anyOf", any.conditions(), out);
            case ForEach each -> writeItems(each, out);
        }
        out.writeBooleanProperty("holds", evidence.holds());
        out.writeEndObject();
    }

    private static void writeComparison(Comparison comparison, JsonGenerator out) {
        out.writeStringProperty("fact", comparison.fact());
        writeStrings("sources", comparison.sources(), out);
        out.writeName("value");
        JsonTree.write(comparison.value(), out);
        out.writeStringProperty("operator", comparison.operator().toString());
        if (comparison.operator().needsRequired()) {
            out.writeName("required");
            JsonTree.write(comparison.required(), out);
        }
        if (comparison.requiredFact() != null) {
            out.writeStringProperty("requiredFact", comparison.requiredFact());
        }
        writeStrings("requiredSources", comparison.requiredSources(), out);
    }

    private static void writeStrings(String name, List<String> values, JsonGenerator out) {
        if (!values.isEmpty()) {
            out.writeArrayPropertyStart(name);
            values.forEach(out::writeString);
            out.writeEndArray();
        }
    }

    private static void writeConditions(String name, List<Evidence> conditions, JsonGenerator out) {
        out.writeArrayPropertyStart(name);
        conditions.forEach(condition -> write(condition, out));
        out.writeEndArray();
    }

    private static void writeItems(ForEach each, JsonGenerator out) {
        out.writeStringProperty("forEach", each.fact());
        out.writeArrayPropertyStart("items");
        for (ForEach.Item item : each.items()) {
            out.writeStartObject();
            out.writeStringProperty("item", item.item());
            out.writeName("evidence");
            write(item.evidence(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// Reads the object that the parser stands on.
    ///
    /// @throws IllegalArgumentException if it is not recorded evidence
    static Evidence read(JsonParser in) {
        Parts parts = new Parts();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            readProperty(name, parts, in);
        }
        return parts.toEvidence();
    }

    private static void readProperty(String name, Parts parts, JsonParser in) {
        switch (name) {
            case "fact", "forEach" -> {
                parts.kind = name;
                parts.fact = in.getString();
            }
            case "allOf", "anyOf" -> {
                parts.kind = name;
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    parts.conditions.add(read(in));
                }
            }
            case "items" -> {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    parts.items.add(readItem(in));
                }
            }
            case "sources" -> parts.sources = readStrings(in);
            case "requiredSources" -> parts.requiredSources = readStrings(in);
            case "value" -> parts.value = JsonTree.read(in);
            case "required" -> parts.required = JsonTree.read(in);
            case "operator" -> parts.operator = Operator.of(in.getString());
            case "requiredFact" -> parts.requiredFact = in.getString();
            case "holds" -> parts.holds = in.getBooleanValue();
            default -> in.skipChildren();
        }
    }

    private static List<String> readStrings(JsonParser in) {
        List<String> strings = new ArrayList<>(2);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            strings.add(in.getString());
        }
        return strings;
    }

    private static ForEach.Item readItem(JsonParser in) {
        String item = "";
        Evidence evidence = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "item" -> item = in.getString();
                case "evidence" -> evidence = read(in);
                default -> in.skipChildren();
            }
        }
        if (evidence == null) {
            throw new IllegalArgumentException("Item '" + item + "' of recorded evidence has none");
        }
        return new ForEach.Item(item, evidence);
    }

    /// What has been read of one node so far; lives for one call.
    private static final class Parts {
        private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

        private String kind = "";
        private String fact = "";
        private final List<Evidence> conditions = new ArrayList<>(0);
        private final List<ForEach.Item> items = new ArrayList<>(0);
        private List<String> sources = List.of();
        private List<String> requiredSources = List.of();
        private JsonNode value = NULL;
        private JsonNode required = NULL;
        private @Nullable Operator operator;
        private @Nullable String requiredFact;
        private boolean holds;

        Evidence toEvidence() {
            return switch (kind) {
                case "fact" -> comparison();
                case "allOf" -> new AllOf(List.copyOf(conditions), holds);
                case "anyOf" -> new AnyOf(List.copyOf(conditions), holds);
                case "forEach" -> new ForEach(fact, List.copyOf(items), holds);
                default ->
                    throw new IllegalArgumentException("Recorded evidence has none of fact, allOf, anyOf, forEach");
            };
        }

        private Comparison comparison() {
            if (operator == null) {
                throw new IllegalArgumentException("The recorded comparison of '" + fact + "' has no operator");
            }
            return new Comparison(fact, sources, value, operator, required, requiredFact, requiredSources, holds);
        }
    }

    /// For mappers that render a record containing evidence.
    static final class Writer extends ValueSerializer<Evidence> {

        @Override
        public void serialize(Evidence evidence, JsonGenerator out, SerializationContext context) {
            write(evidence, out);
        }
    }

    /// For mappers that read a record containing evidence.
    static final class Reader extends ValueDeserializer<Evidence> {

        @Override
        public Evidence deserialize(JsonParser in, DeserializationContext context) {
            return read(in);
        }
    }
}
