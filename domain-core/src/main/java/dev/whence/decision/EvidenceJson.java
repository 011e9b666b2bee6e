package dev.whence.decision;

import dev.whence.decision.Evidence.AllOf;
import dev.whence.decision.Evidence.AnyOf;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Evidence.ForEach;
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

    static final class Writer extends ValueSerializer<Evidence> {

        @Override
        public void serialize(Evidence evidence, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            switch (evidence) {
                case Comparison comparison -> writeComparison(comparison, out);
                case AllOf all -> writeList("allOf", all.conditions(), out, context);
                case AnyOf any -> writeList("anyOf", any.conditions(), out, context);
                case ForEach each -> writeItems(each, out, context);
            }
            out.writeBooleanProperty("holds", evidence.holds());
            out.writeEndObject();
        }

        private static void writeComparison(Comparison comparison, JsonGenerator out) {
            out.writeStringProperty("fact", comparison.fact());
            writeStrings("sources", comparison.sources(), out);
            out.writeName("value").writeTree(comparison.value());
            out.writeStringProperty("operator", comparison.operator().toString());
            if (comparison.operator().needsRequired()) {
                out.writeName("required").writeTree(comparison.required());
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

        private void writeList(
                String name, List<Evidence> conditions, JsonGenerator out, SerializationContext context) {
            out.writeArrayPropertyStart(name);
            conditions.forEach(condition -> serialize(condition, out, context));
            out.writeEndArray();
        }

        private void writeItems(ForEach each, JsonGenerator out, SerializationContext context) {
            out.writeStringProperty("forEach", each.fact());
            out.writeArrayPropertyStart("items");
            for (ForEach.Item item : each.items()) {
                out.writeStartObject();
                out.writeStringProperty("item", item.item());
                out.writeName("evidence");
                serialize(item.evidence(), out, context);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    static final class Reader extends ValueDeserializer<Evidence> {

        @Override
        public Evidence deserialize(JsonParser in, DeserializationContext context) {
            Parts parts = new Parts();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                readProperty(name, parts, in, context);
            }
            return parts.toEvidence(in, context);
        }

        private void readProperty(String name, Parts parts, JsonParser in, DeserializationContext context) {
            switch (name) {
                case "fact", "forEach" -> {
                    parts.kind = name;
                    parts.fact = in.getString();
                }
                case "allOf", "anyOf" -> {
                    parts.kind = name;
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        parts.conditions.add(deserialize(in, context));
                    }
                }
                case "items" -> {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        parts.items.add(readItem(in, context));
                    }
                }
                case "sources" -> readStrings(in, parts.sources);
                case "requiredSources" -> readStrings(in, parts.requiredSources);
                case "value" -> parts.value = in.readValueAsTree();
                case "required" -> parts.required = in.readValueAsTree();
                case "operator" -> parts.operator = Operator.of(in.getString());
                case "requiredFact" -> parts.requiredFact = in.getString();
                case "holds" -> parts.holds = in.getBooleanValue();
                default -> in.skipChildren();
            }
        }

        private static void readStrings(JsonParser in, List<String> into) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                into.add(in.getString());
            }
        }

        private ForEach.Item readItem(JsonParser in, DeserializationContext context) {
            String item = "";
            Evidence evidence = null;
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "item" -> item = in.getString();
                    case "evidence" -> evidence = deserialize(in, context);
                    default -> in.skipChildren();
                }
            }
            if (evidence == null) {
                return context.reportInputMismatch(Evidence.class, "Item '%s' of recorded evidence has none", item);
            }
            return new ForEach.Item(item, evidence);
        }
    }

    /// What has been read of one node so far; lives for one call.
    private static final class Parts {
        private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

        private String kind = "";
        private String fact = "";
        private final List<Evidence> conditions = new ArrayList<>();
        private final List<ForEach.Item> items = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private final List<String> requiredSources = new ArrayList<>();
        private JsonNode value = NULL;
        private JsonNode required = NULL;
        private @Nullable Operator operator;
        private @Nullable String requiredFact;
        private boolean holds;

        Evidence toEvidence(JsonParser in, DeserializationContext context) {
            return switch (kind) {
                case "fact" ->
                    operator == null
                            ? context.reportInputMismatch(Evidence.class, "Comparison of '%s' has no operator", fact)
                            : new Comparison(
                                    fact, sources, value, operator, required, requiredFact, requiredSources, holds);
                case "allOf" -> new AllOf(List.copyOf(conditions), holds);
                case "anyOf" -> new AnyOf(List.copyOf(conditions), holds);
                case "forEach" -> new ForEach(fact, List.copyOf(items), holds);
                default ->
                    context.reportInputMismatch(
                            Evidence.class,
                            "Evidence has none of fact, allOf, anyOf, forEach near %s",
                            in.currentLocation());
            };
        }
    }
}
