/// Orders: what was bought, where it goes, what was paid, and what became of it.
///
/// Start reading at [dev.whence.retail.order.Order], then [dev.whence.retail.order.OrderRules], the rules that look
/// at one order alone. What always holds: an order is changed by its events only; money that moves on a gift card for
/// an order is an event of the user in the same decision.
@NullMarked
package dev.whence.retail.order;

import org.jspecify.annotations.NullMarked;
