package dev.whence.state;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import dev.whence.model.UnreadableRecordException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Folds the changes of one entity, one decision after another. Lives for one call.
public final class History<S> {

    private final EntityType<S, ?> type;
    private final BiConsumer<? super Decision, ? super EntityState<S>> eachChange;
    private EntityState<S> current;

    private History(
            EntityType<S, ?> type,
            EntityState<S> from,
            BiConsumer<? super Decision, ? super EntityState<S>> eachChange) {
        this.type = type;
        this.current = from;
        this.eachChange = eachChange;
    }

    /// The state that the changes after `from` lead to.
    ///
    /// @param upTo the last position that counts; null for all
    /// @param eachChange is handed every change and the state after it
    /// @throws UnreadableEntityException if one of the changes cannot be read or applied
    public static <S> EntityState<S> fold(
            DecisionLog log,
            EntityType<S, ?> type,
            EntityState<S> from,
            @Nullable Position upTo,
            BiConsumer<? super Decision, ? super EntityState<S>> eachChange) {
        History<S> history = new History<>(type, from, eachChange);
        try {
            log.forEach(ReadQuery.changesTo(from.ref()).after(from.version()).upTo(upTo), history::apply);
        } catch (UnreadableDecisionException unreadable) {
            throw new UnreadableEntityException(
                    from.ref(),
                    unreadable.position(),
                    "its state rests on a decision that cannot be read. " + unreadable.getMessage(),
                    unreadable);
        }
        return history.current;
    }

    private void apply(Decision decision) {
        try {
            current = EntityStates.after(type, current, decision.events(), decision.position());
        } catch (UnreadableRecordException unreadable) {
            throw unreadable(decision, String.valueOf(unreadable.getMessage()), unreadable);
        } catch (RuntimeException bug) {
            throw unreadable(
                    decision,
                    "applying " + events(decision) + " failed with " + bug
                            + ". The entity type must be able to apply whatever was recorded: correct how it is"
                            + " changed by the event, or declare an upcaster for it",
                    bug);
        }
        eachChange.accept(decision, current);
    }

    private UnreadableEntityException unreadable(Decision decision, String because, RuntimeException cause) {
        return new UnreadableEntityException(
                current.ref(),
                decision.position(),
                "an event of decision " + decision.position() + " (" + decision.id() + ") stands in the way: "
                        + because,
                cause);
    }

    private String events(Decision decision) {
        return String.join(
                ", ",
                decision.events().stream()
                        .filter(event -> event.entity().equals(current.ref()))
                        .map(event -> event.type() + " v" + event.version())
                        .toList());
    }
}
