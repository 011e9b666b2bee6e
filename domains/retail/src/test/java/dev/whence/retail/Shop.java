package dev.whence.retail;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.engine.Answer;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Explainer;
import dev.whence.explain.Sentences;
import dev.whence.guard.Guards;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.personal.InMemorySubjectKeys;
import dev.whence.personal.PersonalDataLog;
import dev.whence.personal.SubjectKeys;
import dev.whence.retail.conversation.Conversation;
import dev.whence.retail.conversation.ConversationCommand.AuthenticateUser;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.order.Order;
import dev.whence.retail.product.Product;
import dev.whence.retail.user.User;
import dev.whence.state.EntityStates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// A small shop that is open: two customers, two products and some orders, with a clock that moves a second for
/// each reading.
public final class Shop {

    private static final Instant START = Instant.parse("2026-05-01T09:00:00Z");

    /// What is on disk in a real shop: personal values are encrypted in it.
    public final InMemoryDecisionLog stored = new InMemoryDecisionLog();

    public final SubjectKeys keys = new InMemorySubjectKeys();
    public final PersonalDataLog log = PersonalDataLog.open(stored, keys);
    public final EntityStates states = new EntityStates(log, 10_000);
    public final DecisionEngine engine;
    public final Explainer explainer;

    private Shop(Domain domain) {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        InstantSource clock = () -> Objects.requireNonNull(now.getAndUpdate(time -> time.plus(Duration.ofSeconds(1))));
        engine = new DecisionEngine(domain, log, states, List.of(Guards.reasonIsGiven()), clock, keys)
                .withIdsFrom(new Random(1));
        explainer = new Explainer(engine.forks());
    }

    /// A shop with nothing in it.
    public static Shop empty() {
        return new Shop(RetailDomain.retail());
    }

    /// A shop with the customers, products and orders of [Stock].
    public static Shop stocked() {
        return stocked(RetailDomain.retail());
    }

    /// The same under another choice of rules.
    public static Shop stocked(Domain domain) {
        Shop shop = new Shop(domain);
        Stock.users().forEach(user -> shop.operator(new ImportUser(user)));
        Stock.products().forEach(product -> shop.operator(new ImportProduct(product)));
        Stock.orders().forEach(order -> shop.operator(new ImportOrder(order)));
        return shop;
    }

    /// Has a command decided that those who run the shop ask for, and that must be accepted.
    public Decision operator(Record command) {
        Decision decision = ask(command, Origin.of("operator", "running the shop"));
        if (decision.outcome().isRefusal()) {
            throw new IllegalStateException("Refused: " + reasons(decision));
        }
        return decision;
    }

    /// Has a command decided.
    public Decision ask(Record command, Origin origin) {
        return answer(command, origin).decision();
    }

    public Answer answer(Record command, Origin origin) {
        return engine.decide(CommandRequest.of(command, origin));
    }

    /// What an agent without a conversation asks with.
    public static Origin agent() {
        return Origin.of("support", "the customer asked for it").withAgent("helper");
    }

    /// What an agent asks with after it has authenticated the user.
    public Origin serving(String userId) {
        User user = user(userId);
        Decision decision = ask(new AuthenticateUser(user.email(), null, null, null), agent());
        if (decision.outcome().isRefusal()) {
            throw new IllegalStateException("Not authenticated: " + reasons(decision));
        }
        return agent().withConversation(decision.changed().getFirst().id());
    }

    /// The conversation that was opened for an origin.
    public Conversation conversation(Origin origin) {
        return state(Conversation.CONVERSATION, Objects.requireNonNull(origin.conversation()));
    }

    public Order order(String id) {
        return state(Order.ORDER, id);
    }

    public User user(String id) {
        return state(User.USER, id);
    }

    public Product product(String id) {
        return state(Product.PRODUCT, id);
    }

    public <S> S state(EntityType<S, ?> type, String id) {
        return Objects.requireNonNull(states.now(type, type.ref(id)).state(), () -> type.ref(id) + " does not exist");
    }

    public BigDecimal balance(String userId, String giftCard) {
        return Objects.requireNonNull(
                Objects.requireNonNull(user(userId).paymentMethods().get(giftCard))
                        .balance());
    }

    public Position version(EntityRef ref) {
        return log.lastChange(ref);
    }

    /// The rules that did not hold, by name.
    public static List<String> broken(Decision decision) {
        return decision.unmet().stream().map(Check::rule).toList();
    }

    /// Why the rules that did not hold did not, each as a sentence.
    public static List<String> reasons(Decision decision) {
        return decision.unmet().stream()
                .map(check -> check.rule() + ": " + Sentences.of(check))
                .toList();
    }

    public static List<String> events(Decision decision) {
        return decision.events().stream().map(RecordedEvent::type).toList();
    }
}
