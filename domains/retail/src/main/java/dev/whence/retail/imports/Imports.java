package dev.whence.retail.imports;

import static dev.whence.retail.order.Order.ORDER;
import static dev.whence.retail.product.Product.PRODUCT;
import static dev.whence.retail.user.User.USER;

import dev.whence.model.CommandType;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderEvent.OrderImported;
import dev.whence.retail.product.ProductEvent.ProductImported;
import dev.whence.retail.user.Lookup;
import dev.whence.retail.user.LookupEvent.EmailAddressAssigned;
import dev.whence.retail.user.LookupEvent.NameAndZipAssigned;
import dev.whence.retail.user.User;
import dev.whence.retail.user.UserEvent.OrderListed;
import dev.whence.retail.user.UserEvent.UserImported;
import java.util.List;

/// What the imports require and produce.
public final class Imports {

    public static final CommandType<ImportUser> IMPORT_USER = CommandType.of(ImportUser.class)
            .describedAs("Brings in a user as it stands elsewhere.")
            .forOperators()
            .creating(USER, command -> command.user().userId())
            .requires(SoundnessRules.PAYMENT_METHODS_ARE_SOUND)
            .produces(in -> userImported(in.command().user()));

    public static final CommandType<ImportProduct> IMPORT_PRODUCT = CommandType.of(ImportProduct.class)
            .describedAs("Brings in a product as it stands elsewhere.")
            .forOperators()
            .creating(PRODUCT, command -> command.product().productId())
            .requires(SoundnessRules.ITEMS_ARE_SOUND)
            .produces(in -> List.of(new ProductImported(in.command().product())));

    public static final CommandType<ImportOrder> IMPORT_ORDER = CommandType.of(ImportOrder.class)
            .describedAs("Brings in an order as it stands elsewhere, after its user.")
            .forOperators()
            .creating(ORDER, command -> command.order().orderId())
            .reading(USER, in -> in.command().order().userId())
            .personalDataOf(in -> USER.ref(in.command().order().userId()))
            .requires(SoundnessRules.AMOUNTS_ARE_SOUND)
            .produces(in -> orderImported(in.command().order(), in.the(USER).state()));

    private Imports() {}

    private static List<Object> userImported(User user) {
        return List.of(
                new UserImported(user),
                new EmailAddressAssigned(Lookup.idOf(user.email()), user.userId()),
                new NameAndZipAssigned(Lookup.idOf(user.name(), user.address()), user.userId()));
    }

    private static List<Object> orderImported(Order order, User user) {
        OrderImported imported = new OrderImported(order);
        return user.orders().contains(order.orderId())
                ? List.of(imported)
                : List.of(imported, new OrderListed(user.userId(), order.orderId()));
    }
}
