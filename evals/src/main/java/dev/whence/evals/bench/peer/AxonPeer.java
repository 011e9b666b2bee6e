package dev.whence.evals.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.Tag;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Axon Framework's JPA event storage engine, which is what it stores events with on a database. Each append is one
/// event of a new aggregate, in a transaction of its own: nothing has to be read before it, and nobody is in its
/// way. Its payload is bytes already, so that nothing is converted.
final class AxonPeer implements Contender {

    private static final MessageType TYPE = new MessageType("retail", "OrderCancelled", "1");

    private final PostgresServer server;
    private final Payloads payloads;
    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final AggregateBasedJpaEventStorageEngine engine;
    private final AtomicLong number = new AtomicLong();

    AxonPeer(PostgresServer server, Payloads payloads) {
        this.server = server;
        this.payloads = payloads;
        pool = server.pool(PostgresPeer.CONNECTIONS, false);
        sessions = new HibernatePersistenceConfiguration("axon")
                .managedClass(AggregateEventEntry.class)
                .property("hibernate.connection.datasource", pool)
                .property("hibernate.connection.provider_disables_autocommit", true)
                .property("hibernate.dialect", ByteaDialect.class.getName())
                .schemaToolingAction(Action.CREATE)
                .createEntityManagerFactory();
        EntityManagers managers = new EntityManagers(sessions);
        engine = new AggregateBasedJpaEventStorageEngine(
                managers, managers, new DelegatingEventConverter(new BytesConverter()), UnaryOperator.identity());
    }

    @Override
    public String name() {
        return "axon";
    }

    @Override
    public String durability() {
        return server.durability() + ", connections=" + PostgresPeer.CONNECTIONS;
    }

    @Override
    public Caller caller(int own, int callers) {
        return this::append;
    }

    private int append() {
        long next = number.incrementAndGet();
        byte[] payload = payloads.get(next);
        Tag aggregate = Tag.of("order", "#W" + next);
        List<TaggedEventMessage<?>> events =
                List.of(new GenericTaggedEventMessage<>(new GenericEventMessage(TYPE, payload), Set.of(aggregate)));
        AppendTransaction<?> transaction =
                engine.appendEvents(AppendCondition.none(), null, events).join();
        transaction.commit(null).join();
        return 1;
    }

    /// How many events are in its table.
    long stored() throws SQLException {
        return PostgresServer.count(pool, "AggregateEventEntry");
    }

    @Override
    public void close() {
        engine.close();
        sessions.close();
        pool.close();
    }
}
