package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.user.User;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Customers write and call, and somebody helps them, each in their own way.
final class ServiceDesk {

    private static final int MOVES_A_DAY = 3;

    private final World world;

    ServiceDesk(World world) {
        this.world = world;
    }

    void open() {
        for (int i = 0; i < MOVES_A_DAY * World.DAYS; i++) {
            world.planByDay(
                    Duration.ofHours(3),
                    Duration.ofDays(World.DAYS),
                    () -> serve(world.dice.any(world.ledger.userIds()), null, Wish.MOVE));
        }
    }

    /// Draws whether and when the customer of a new order will be in touch about it.
    void expectContact(String orderId) {
        if (world.dice.chance(0.17)) {
            call(orderId, Duration.ofHours(1), Duration.ofHours(22), world.dice.any(Wish.BEFORE_SENDING));
        }
        if (world.dice.chance(0.06)) {
            call(orderId, Duration.ofDays(3), Duration.ofDays(10), Wish.CANCEL);
        }
        if (world.dice.chance(0.21)) {
            call(orderId, Duration.ofDays(6), Duration.ofDays(18), world.dice.any(Wish.AFTER_DELIVERY));
        }
        if (world.dice.chance(0.04)) {
            call(orderId, Duration.ofDays(2), Duration.ofDays(12), Wish.SOMETHING_ELSE);
        }
    }

    private void call(String orderId, Duration least, Duration most, Wish wish) {
        world.planByDay(least, most, () -> serve(world.ledger.order(orderId).userId(), orderId, wish));
    }

    private void serve(String userId, @Nullable String orderId, Wish wish) {
        Contact contact = new Contact(world, Worker.onDuty(world.dice), userId);
        Requests requests = new Requests(world, contact);
        if (!contact.authenticate()) {
            if (world.dice.chance(0.5)) {
                contact.transfer("Customer could not be identified by e-mail or by name and zip code.");
            }
        } else if (orderId == null) {
            requests.move();
        } else {
            help(requests, contact, orderId, wish);
            askForSomebodyElse(requests, contact);
        }
    }

    private void help(Requests requests, Contact contact, String orderId, Wish wish) {
        switch (wish) {
            case CANCEL -> cancel(requests, contact, orderId);
            case OTHER_ADDRESS -> ifPending(contact, orderId, () -> requests.readdress(orderId));
            case OTHER_PAYMENT -> ifPending(contact, orderId, () -> requests.repay(orderId));
            case OTHER_ITEMS -> ifPending(contact, orderId, () -> modifyItems(requests, orderId));
            case OTHER_ADDRESS_AND_ITEMS ->
                ifPending(contact, orderId, () -> {
                    requests.readdress(orderId);
                    modifyItems(requests, orderId);
                });
            case RETURN -> ifDelivered(contact, orderId, () -> giveBack(requests, orderId));
            case EXCHANGE -> ifDelivered(contact, orderId, () -> requests.exchange(orderId));
            case SOMETHING_ELSE -> contact.transfer(requests.about(Phrases.TRANSFER_SUMMARY, orderId));
            case MOVE -> requests.move();
        }
    }

    /// A worker who looks at the order first does not ask for what cannot be.
    private void ifPending(Contact contact, String orderId, Runnable request) {
        ifStatus(contact, orderId, OrderStatus.PENDING, request);
    }

    private void ifDelivered(Contact contact, String orderId, Runnable request) {
        ifStatus(contact, orderId, OrderStatus.DELIVERED, request);
    }

    private void ifStatus(Contact contact, String orderId, OrderStatus needed, Runnable request) {
        boolean fits = world.ledger.order(orderId).status() == needed;
        if (fits || !world.dice.chance(contact.worker.looks())) {
            request.run();
        }
    }

    private void cancel(Requests requests, Contact contact, String orderId) {
        OrderStatus status = world.ledger.order(orderId).status();
        if (status == OrderStatus.PENDING) {
            requests.cancel(orderId, Phrases.CANCEL);
        } else if (!world.dice.chance(contact.worker.looks())) {
            Decision refused = requests.cancel(orderId, Phrases.CANCEL_LATE);
            if (refused.outcome().isRefusal()) {
                offerInstead(requests, contact, orderId, status);
            }
        } else if (status == OrderStatus.PROCESSED && world.dice.chance(0.4)) {
            contact.transfer(requests.about(Phrases.TRANSFER_LATE, orderId));
        } else if (status == OrderStatus.DELIVERED && world.dice.chance(0.6)) {
            requests.giveBack(orderId, Phrases.RETURN);
        }
    }

    private void offerInstead(Requests requests, Contact contact, String orderId, OrderStatus status) {
        if (status == OrderStatus.DELIVERED && world.dice.chance(0.75)) {
            requests.giveBack(orderId, Phrases.RETURN_INSTEAD);
        } else if (world.dice.chance(0.4)) {
            contact.transfer(requests.about(Phrases.TRANSFER_LATE, orderId));
        }
    }

    /// Some notice afterwards that they want something else again, which cannot be.
    private void modifyItems(Requests requests, String orderId) {
        Decision decision = requests.modifyItems(orderId);
        if (!decision.outcome().isRefusal() && world.dice.chance(0.12)) {
            call(orderId, Duration.ofMinutes(20), Duration.ofHours(8), world.dice.any(Wish.BEFORE_SENDING));
        }
    }

    private void giveBack(Requests requests, String orderId) {
        Decision decision = requests.giveBack(orderId, Phrases.RETURN);
        if (!decision.outcome().isRefusal() && world.dice.chance(0.08)) {
            world.planByDay(Duration.ofHours(20), Duration.ofDays(4), () -> giveMoreBack(orderId));
        }
    }

    private void giveMoreBack(String orderId) {
        Order order = world.ledger.order(orderId);
        Contact contact = new Contact(world, Worker.onDuty(world.dice), order.userId());
        if (contact.authenticate()) {
            ifDelivered(contact, orderId, () -> new Requests(world, contact).giveBack(orderId, Phrases.RETURN_MORE));
        }
    }

    /// Now and then a customer asks for somebody else too, and not every worker knows better.
    private void askForSomebodyElse(Requests requests, Contact contact) {
        if (!world.dice.chance(0.05) || world.dice.chance(contact.worker.looks())) {
            return;
        }
        User other = world.ledger.user(world.dice.any(world.ledger.userIds()));
        if (other.orders().isEmpty() || world.dice.chance(0.4)) {
            contact.identifyOther(other);
        } else {
            requests.cancel(other.orders().getLast(), Phrases.CANCEL);
        }
    }
}
