/// What the shop itself does: it sells, sends and delivers, changes prices and availability, tops up gift cards.
///
/// Start reading at [dev.whence.retail.operations.OperationsCommand], then
/// [dev.whence.retail.operations.Operations]. What always holds: these commands are for operators and are not offered
/// to agents.
@NullMarked
package dev.whence.retail.operations;

import org.jspecify.annotations.NullMarked;
