package dev.whence.state;

import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import dev.whence.model.UnreadableRecordException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Folds the changes of one entity, one decision after another. Lives for one call.
public final class History<S> {

    private static final int LONG_PAGE = 64;

    private final EntityType<S, ?> type;
    private final BiConsumer<? super Outline, ? super EntityState<S>> eachChange;
    private EntityState<S> current;

    private History(
            EntityType<S, ?> type,
            EntityState<S> from,
            BiConsumer<? super Outline, ? super EntityState<S>> eachChange) {
        this.type = type;
        this.current = from;
        this.eachChange = eachChange;
    }

    /// The state that the changes after `from` lead to.
    ///
    /// @param upTo the last position that counts; null for all
    /// @param eachChange is handed every change, without what its rules saw, and the state after it
    /// @throws UnreadableEntityException if one of the changes cannot be read or applied
    public static <S> EntityState<S> fold(
            DecisionLog log,
            EntityType<S, ?> type,
            EntityState<S> from,
            @Nullable Position upTo,
            BiConsumer<? super Outline, ? super EntityState<S>> eachChange) {
        return fold(log, type, from, upTo, false, eachChange);
    }

    /// The same for those who want to know why everything was asked for.
    public static <S> EntityState<S> foldWithOrigins(
            DecisionLog log,
            EntityType<S, ?> type,
            EntityState<S> from,
            @Nullable Position upTo,
            BiConsumer<? super Outline, ? super EntityState<S>> eachChange) {
        return fold(log, type, from, upTo, true, eachChange);
    }

    private static <S> EntityState<S> fold(
            DecisionLog log,
            EntityType<S, ?> type,
            EntityState<S> from,
            @Nullable Position upTo,
            boolean origins,
            BiConsumer<? super Outline, ? super EntityState<S>> eachChange) {
        History<S> history = new History<>(type, from, eachChange);
        Outline.Parts parts = Outline.Parts.eventsOf(type.name(), origins);
        ReadQuery next = ReadQuery.changesTo(from.ref()).after(from.version()).upTo(upTo);
        try {
            for (List<StoredDecision> page = log.readStored(next); !page.isEmpty(); page = log.readStored(next)) {
                (page.size() < LONG_PAGE ? page.stream() : page.parallelStream())
                        .map(stored -> log.outline(stored, parts))
                        .toList()
                        .forEach(history::apply);
                next = next.beyond(page.getLast().position());
            }
        } catch (UnreadableDecisionException unreadable) {
            throw new UnreadableEntityException(
                    from.ref(),
                    unreadable.position(),
                    "its state rests on a decision that cannot be read. " + unreadable.getMessage(),
                    unreadable);
        }
        return history.current;
    }

    private void apply(Outline decision) {
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

    private UnreadableEntityException unreadable(Outline decision, String because, RuntimeException cause) {
        return new UnreadableEntityException(
                current.ref(),
                decision.position(),
                "an event of decision " + decision.position() + " (" + decision.id() + ") stands in the way: "
                        + because,
                cause);
    }

    private String events(Outline decision) {
        return String.join(
                ", ",
                decision.events().stream()
                        .filter(event -> event.entity().equals(current.ref()))
                        .map(event -> event.type() + " v" + event.version())
                        .toList());
    }
}
