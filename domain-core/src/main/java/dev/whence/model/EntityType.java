package dev.whence.model;

import dev.whence.decision.EntityRef;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.schema.PersonalMarks;
import dev.whence.schema.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
    private final @Nullable Function<? super S, EntityRef> dataSubject;
    private final Map<String, Class<? extends E>> events;
    private final RecordedForms<E> forms;

    private EntityType(
            Builder<S> builder, Class<E> eventClass, Function<? super E, String> identity, Evolution<S, E> evolution) {
        this.name = new EntityRef(builder.name, "any").type();
        this.description = builder.description;
        this.stateClass = builder.stateClass;
        this.dataSubject = builder.dataSubject;
        this.eventClass = eventClass;
        this.identity = identity;
        this.evolution = evolution;
        this.events = new LinkedHashMap<>();
        collectEvents(eventClass);
        this.forms = new RecordedForms<>("event", events, builder.upcasters);
        PersonalMarks.of(stateClass).requireErasable();
        events.values().forEach(event -> PersonalMarks.of(event).requireErasable());
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
        private final List<Upcaster> upcasters = new ArrayList<>();
        private @Nullable Function<? super S, EntityRef> dataSubject;

        private Builder(String name, Class<S> stateClass) {
            this.name = name;
            this.stateClass = stateClass;
        }

        public Builder<S> describedAs(String text) {
            description = text;
            return this;
        }

        /// How events read that were recorded in older versions; see [Upcaster]. An event stays with its entity,
        /// whatever it becomes.
        public Builder<S> upcasting(Upcaster... more) {
            upcasters.addAll(List.of(more));
            return this;
        }

        /// Says whom the personal values of this type's states and events are about, where that is not the entity
        /// itself: the customer of an order, for example.
        public Builder<S> personalDataOf(Function<? super S, EntityRef> subject) {
            dataSubject = subject;
            return this;
        }

        /// Names the events, how each tells which entity it is about, and how it changes the state.
        ///
        /// @param eventClass a sealed interface whose permitted records are the events
        public <E> EntityType<S, E> changedBy(
                Class<E> eventClass, Function<? super E, String> identity, Evolution<S, E> evolution) {
            return new EntityType<>(this, eventClass, identity, evolution);
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

    /// A short mark of what states are folded with: it changes with the names and types of the components of the
    /// state and of the events, with the events' versions, and with the upcasters that are declared.
    public String stateForm() {
        StringBuilder form = new StringBuilder(StateForm.of(stateClass));
        events.forEach((event, type) -> form.append('\n')
                .append(event)
                .append(" v")
                .append(Shapes.versionOf(type))
                .append('\n')
                .append(StateForm.of(type)));
        forms.upcasters().declared().forEach(upcaster -> form.append('\n').append(upcaster));
        return Integer.toHexString(form.toString().hashCode());
    }

    /// The event records by their recorded type name.
    public Map<String, Class<? extends E>> events() {
        return Map.copyOf(events);
    }

    /// What is personal in the states of this type.
    public PersonalMarks personal() {
        return PersonalMarks.of(stateClass);
    }

    boolean holdsPersonalData() {
        return !personal().isEmpty()
                || events.values().stream()
                        .anyMatch(event -> !PersonalMarks.of(event).isEmpty());
    }

    /// What is personal in an event of this type, by its recorded name.
    public PersonalMarks personalIn(String event) {
        Class<? extends E> type = events.get(event);
        return PersonalMarks.of(type == null ? Object.class : type);
    }

    /// Whom the personal values of an entity are about; the entity itself where nothing else is declared, or there is
    /// no state to tell.
    public EntityRef dataSubject(EntityRef entity, @Nullable Object state) {
        return dataSubject == null || state == null ? entity : dataSubject.apply(stateClass.cast(state));
    }

    /// Reads a state from its JSON, in which values may have been erased.
    public S bindState(JsonNode json) {
        return Json.DATA.treeToValue(personal().bindable(json), stateClass);
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

    /// The state after a recorded event, read as what it is today.
    ///
    /// @throws UnreadableRecordException if the domain can make nothing of the event
    public @Nullable S evolve(@Nullable S state, RecordedEvent recorded) {
        S after = state;
        for (E event : read(recorded)) {
            after = evolution.after(after, event);
        }
        return after;
    }

    /// What a recorded event is today: one event, several if it was split, none if it was dropped.
    ///
    /// @throws UnreadableRecordException if the domain can make nothing of it
    public List<E> read(RecordedEvent recorded) {
        return forms.read(recorded.type(), recorded.version(), recorded.data());
    }

    /// What is wrong with the upcasters, for the domain to refuse.
    List<String> upcasterProblems() {
        return UpcasterCheck.problems(forms.upcasters(), "entity type '" + name + "'");
    }

    @Override
    public String toString() {
        return name;
    }
}
