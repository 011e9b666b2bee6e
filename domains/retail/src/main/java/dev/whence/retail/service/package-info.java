/// What customers ask for: to cancel or modify a pending order, to return or exchange what was delivered, to move.
///
/// Start reading at [dev.whence.retail.service.CustomerRequest], the requests with their arguments, then
/// [dev.whence.retail.service.PendingOrders] and [dev.whence.retail.service.DeliveredOrders], where each request
/// stands with what it reads, requires and produces. What always holds: every request needs the customer's
/// authentication and confirmation, unless the deployment switched the conversation rules off; money that a request
/// moves is in its events to the cent.
@NullMarked
package dev.whence.retail.service;

import org.jspecify.annotations.NullMarked;
