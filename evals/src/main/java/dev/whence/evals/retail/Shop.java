package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.input.JsonFile;
import dev.whence.evals.input.JsonFile.Part;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/// Reads what the benchmark keeps: users, products and orders, each by its id.
final class Shop {

    private static final String NEED =
            "the benchmark's shop {\"products\": {id: …}, \"users\": {id: …}, \"orders\": {id: …}}";

    /// A collection of the benchmark and the entity type that Whence has for its entries.
    enum Collection {
        PRODUCTS("products", "product"),
        USERS("users", "user"),
        ORDERS("orders", "order");

        private final String key;
        private final String type;

        Collection(String key, String type) {
            this.key = key;
            this.type = type;
        }
    }

    private Shop() {}

    /// Every entity of the shop.
    ///
    /// @throws UnusableInputException if the file is not there, or not of the benchmark's form
    static Map<EntityRef, JsonNode> read(Path path) {
        Part root = new JsonFile(path, NEED).read().as(JsonNodeType.OBJECT);
        for (Collection collection : Collection.values()) {
            var _ = root.member(collection.key, JsonNodeType.OBJECT);
        }
        return entities(root);
    }

    /// The entities of an object that holds any of the collections.
    static Map<EntityRef, JsonNode> entities(Part collections) {
        Map<EntityRef, JsonNode> entities = new LinkedHashMap<>();
        for (String key : collections.node().propertyNames()) {
            Collection collection = Stream.of(Collection.values())
                    .filter(known -> known.key.equals(key))
                    .findFirst()
                    .orElseThrow(() -> collections
                            .file()
                            .unusable("%s is none of the shop's collections (%s)"
                                    .formatted(collections.optional(key).place(), keys())));
            Part members = collections.member(key, JsonNodeType.OBJECT);
            for (String id : members.node().propertyNames()) {
                entities.put(
                        ref(collection, id, members),
                        members.member(id, JsonNodeType.OBJECT).node());
            }
        }
        return entities;
    }

    private static EntityRef ref(Collection collection, String id, Part members) {
        try {
            return new EntityRef(collection.type, id);
        } catch (IllegalArgumentException unusable) {
            throw members.file().unusable(members.place() + ": " + unusable.getMessage());
        }
    }

    /// Whether the benchmark keeps entities of this type; those it does not keep are Whence's own.
    static boolean keeps(EntityRef entity) {
        return Stream.of(Collection.values()).anyMatch(collection -> collection.type.equals(entity.type()));
    }

    private static String keys() {
        return Stream.of(Collection.values()).map(collection -> collection.key).collect(Collectors.joining(", "));
    }
}
