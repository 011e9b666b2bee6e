package dev.whence.evals.bench;

import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.DecisionLogContender;
import dev.whence.evals.bench.load.SampleDecisions;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entities with few, many and very many changes, which lie scattered over the log as they would after years.
final class DeepEntities {

    private static final List<Integer> EVENTS = List.of(10, 1_000, 10_000);
    private static final int REMEMBERED_REFUNDS = 50;

    /// The state of an order: what was paid back, and how often.
    record Order(int changes, String status, BigDecimal refunded, List<BigDecimal> refunds) {

        private static Order after(@Nullable Order before, OrderCancelled event) {
            Order known = before == null ? new Order(0, "pending", BigDecimal.ZERO, List.of()) : before;
            List<BigDecimal> latest = Stream.concat(
                            known.refunds.stream().skip(Math.max(0, known.refunds.size() - REMEMBERED_REFUNDS + 1)),
                            Stream.of(event.refund()))
                    .toList();
            return new Order(known.changes + 1, event.status(), known.refunded.add(event.refund()), latest);
        }
    }

    /// What changes an order.
    sealed interface OrderEvent permits OrderCancelled {}

    /// As in [SampleDecisions].
    record OrderCancelled(String status, BigDecimal refund) implements OrderEvent {}

    static final EntityType<Order, OrderEvent> ORDER = EntityType.named("order", Order.class)
            .changedBy(OrderEvent.class, Object::toString, (state, event) -> switch (event) {
                case OrderCancelled cancelled -> Order.after(state, cancelled);
            });

    private final Map<Integer, EntityRef> byEvents = new LinkedHashMap<>();
    private final Queue<EntityRef> changes;
    private final AtomicLong appended = new AtomicLong();
    private final long every;

    /// @param decisions how many the log is to have when the last change has been appended
    DeepEntities(int decisions) {
        List<EntityRef> all = new ArrayList<>();
        for (int events : EVENTS) {
            if (events * GrowthBench.TIMES <= decisions) {
                EntityRef entity = new EntityRef("order", "#deep-" + events);
                byEvents.put(events, entity);
                all.addAll(Collections.nCopies(events, entity));
            }
        }
        Collections.shuffle(all, new Random(1));
        changes = new ConcurrentLinkedQueue<>(all);
        every = all.isEmpty() ? Long.MAX_VALUE : Math.max(1, decisions / all.size());
    }

    /// By their number of events; those too large for the log are left out.
    Map<Integer, EntityRef> byEvents() {
        return byEvents;
    }

    /// Ordinary decisions, and every so often a change of one of these.
    Contender scatteredAmong(DecisionLog log, int bytes) {
        Contender ordinary = new DecisionLogContender(log, bytes);
        return new Scattering(ordinary, log, bytes);
    }

    /// What did not come to its turn.
    void appendRest(DecisionLog log, int bytes) {
        SampleDecisions decisions =
                SampleDecisions.seeded(ThreadLocalRandom.current().nextLong(), bytes);
        for (EntityRef entity = changes.poll(); entity != null; entity = changes.poll()) {
            append(log, decisions.changing(entity, log.head()));
        }
    }

    private static void append(DecisionLog log, Draft draft) {
        log.append(draft, AppendCondition.none().claiming(draft.origin().idempotencyKey()));
    }

    private final class Scattering implements Contender {
        private final Contender ordinary;
        private final DecisionLog log;
        private final int bytes;

        Scattering(Contender ordinary, DecisionLog log, int bytes) {
            this.ordinary = ordinary;
            this.log = log;
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return ordinary.name();
        }

        @Override
        public String durability() {
            return ordinary.durability();
        }

        @Override
        public Caller caller(int number, int callers) throws Exception {
            Caller caller = ordinary.caller(number, callers);
            SampleDecisions decisions =
                    SampleDecisions.seeded(ThreadLocalRandom.current().nextLong(), bytes);
            return () -> {
                EntityRef entity = appended.incrementAndGet() % every == 0 ? changes.poll() : null;
                if (entity != null) {
                    append(log, decisions.changing(entity, log.head()));
                    return 1;
                }
                caller.prepare();
                return caller.append();
            };
        }

        @Override
        public void close() {}
    }
}
