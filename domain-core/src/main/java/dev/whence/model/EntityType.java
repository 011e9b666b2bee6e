package dev.whence.model;

import dev.whence.decision.EntityRef;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.schema.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A kind of thing with an identity and a life, for example `order`. Its state is the fold of its events.
///
/// @param <S> the state, an immutable record
/// @param <E> the sealed interface of the events that change it
public final class EntityType<S, E> {

    /// Gives the state after an event; the state before is null for an entity that does not exist yet.
    @FunctionalInterface
    public interface Evolution<S, E> {
        @Nullable
        S after(@Nullable S state, E event);
    }

    private final String name;
    private final String description;
    private final Class<S> stateClass;
    private final Class<E> eventClass;
    private final Function<? super E, String> identity;
    private final Evolution<S, E> evolution;
    private final Map<String, Class<? extends E>> events;

    private EntityType(
            String name,
            String description,
            Class<S> stateClass,
            Class<E> eventClass,
            Function<? super E, String> identity,
            Evolution<S, E> evolution) {
        this.name = new EntityRef(name, "any").type();
        this.description = description;
        this.stateClass = stateClass;
        this.eventClass = eventClass;
        this.identity = identity;
        this.evolution = evolution;
        this.events = new LinkedHashMap<>();
        collectEvents(eventClass);
    }

    /// Starts an entity type; end with [Builder#changedBy].
    public static <S> Builder<S> named(String name, Class<S> stateClass) {
        return new Builder<>(name, stateClass);
    }

    /// Collects what an entity type consists of.
    public static final class Builder<S> {
        private final String name;
        private final Class<S> stateClass;
        private String description = "";

        private Builder(String name, Class<S> stateClass) {
            this.name = name;
            this.stateClass = stateClass;
        }

        public Builder<S> describedAs(String text) {
            description = text;
            return this;
        }

        /// Names the events, how each tells which entity it is about, and how it changes the state.
        ///
        /// @param eventClass a sealed interface whose permitted records are the events
        public <E> EntityType<S, E> changedBy(
                Class<E> eventClass, Function<? super E, String> identity, Evolution<S, E> evolution) {
            return new EntityType<>(name, description, stateClass, eventClass, identity, evolution);
        }
    }

    private void collectEvents(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> subclass : permitted) {
                collectEvents(subclass);
            }
        } else if (type.isRecord()) {
            events.put(type.getSimpleName(), type.asSubclass(eventClass));
        } else {
            throw new IllegalArgumentException(type.getName() + " cannot be an event of entity type '" + name
                    + "': events are records under a sealed interface");
        }
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Class<S> stateClass() {
        return stateClass;
    }

    /// A short mark of the state's form, which changes with the names and types of its record's components.
    public String stateForm() {
        return Integer.toHexString(StateForm.of(stateClass).hashCode());
    }

    /// The event records by their recorded type name.
    public Map<String, Class<? extends E>> events() {
        return Map.copyOf(events);
    }

    public EntityRef ref(String id) {
        return new EntityRef(name, id);
    }

    /// The recorded form of one of this type's events.
    RecordedEvent record(Object event) {
        E mine = eventClass.cast(event);
        return new RecordedEvent(
                ref(identity.apply(mine)),
                mine.getClass().getSimpleName(),
                Shapes.versionOf(mine.getClass()),
                Json.DATA.valueToTree(mine));
    }

    boolean isChangedBy(Class<?> event) {
        return eventClass.isAssignableFrom(event);
    }

    /// The state after a recorded event.
    ///
    /// @throws IllegalStateException if the event is none of this type's
    public @Nullable S evolve(@Nullable S state, RecordedEvent recorded) {
        Class<? extends E> type = events.get(recorded.type());
        if (type == null) {
            throw new IllegalStateException("Event " + recorded.type() + " of " + recorded.entity()
                    + " is unknown to this version of the domain; it knows " + events.keySet());
        }
        return evolution.after(state, Json.DATA.treeToValue(recorded.data(), type));
    }

    @Override
    public String toString() {
        return name;
    }
}
