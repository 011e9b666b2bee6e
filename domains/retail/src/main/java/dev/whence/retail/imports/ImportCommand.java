package dev.whence.retail.imports;

import dev.whence.retail.order.Order;
import dev.whence.retail.product.Product;
import dev.whence.retail.user.User;
import dev.whence.schema.Describe;

/// The commands that bring an existing shop in, thing by thing: users, products, then orders.
public sealed interface ImportCommand {

    record ImportUser(
            @Describe("The whole profile, as it stands") User user) implements ImportCommand {}

    record ImportProduct(
            @Describe("The whole product, as it stands") Product product) implements ImportCommand {}

    record ImportOrder(
            @Describe("The whole order, as it stands") Order order) implements ImportCommand {}
}
