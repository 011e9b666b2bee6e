package dev.whence.evals.bench.peer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;

/// Gives Axon transactions, and to each thread the entity manager of its transaction. What a container does for
/// others.
final class EntityManagers implements TransactionManager, EntityManagerProvider {

    private final EntityManagerFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // it goes with the peer, and is emptied at the end of each transaction
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    EntityManagers(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /// Outside of a transaction one that its user closes.
    @Override
    public EntityManager getEntityManager() {
        EntityManager manager = current.get();
        return manager == null ? factory.createEntityManager() : manager;
    }

    @Override
    public Transaction startTransaction() {
        EntityManager manager = factory.createEntityManager();
        EntityTransaction transaction = manager.getTransaction();
        transaction.begin();
        current.set(manager);
        return new Transaction() {
            @Override
            public void commit() {
                end(transaction::commit);
            }

            @Override
            public void rollback() {
                end(transaction::rollback);
            }

            private void end(Runnable way) {
                current.remove();
                try (manager) {
                    way.run();
                }
            }
        };
    }
}
