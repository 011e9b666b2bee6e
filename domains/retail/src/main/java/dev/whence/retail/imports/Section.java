package dev.whence.retail.imports;

import dev.whence.decision.Evidence;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.order.Order;
import dev.whence.retail.product.Product;
import dev.whence.retail.user.User;
import dev.whence.schema.FormCheck;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// One of the file's three objects.
///
/// @param key its name in the file
/// @param idField the field of each entry that repeats the key it stands under
record Section(String key, String idField, Class<? extends Record> type, Shape.Fields shape) {

    /// The sections in the order in which they are brought in.
    static final List<Section> ALL = List.of(
            section("users", "user_id", User.class),
            section("products", "product_id", Product.class),
            section("orders", "order_id", Order.class));

    private static final int SHOWN_PROBLEMS = 5;

    private static Section section(String key, String idField, Class<? extends Record> type) {
        return new Section(key, idField, type, Shapes.of(type));
    }

    /// The command for one entry.
    ///
    /// @throws IllegalArgumentException if the entry lacks something or has another id than its key
    ImportCommand command(String id, JsonNode entry) {
        JsonNode fitted = ShapeFit.fit(shape, entry);
        List<Evidence> problems = FormCheck.problems(idField.replace("_id", ""), shape, fitted);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The entry " + key + "." + id + " cannot be brought in: " + sentences(problems));
        }
        if (!fitted.get(idField).asString().equals(id)) {
            throw new IllegalArgumentException("The entry " + key + "." + id + " has the " + idField + " "
                    + fitted.get(idField).asString() + ": give each entry the id it is keyed by");
        }
        return switch (Json.DATA.treeToValue(fitted, type)) {
            case User user -> new ImportUser(user);
            case Product product -> new ImportProduct(product);
            case Order order -> new ImportOrder(order);
            case Record other -> throw new IllegalStateException("No import command for " + other.getClass());
        };
    }

    private static String sentences(List<Evidence> problems) {
        String shown =
                problems.stream().limit(SHOWN_PROBLEMS).map(Sentences::of).collect(Collectors.joining("; "));
        int more = problems.size() - SHOWN_PROBLEMS;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }
}
