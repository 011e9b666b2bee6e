package dev.whence.model;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.schema.PersonalMarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that a rule may look at: the command, who asked, the entities it reads, and the time. Filled once by one
/// thread, then only read.
public final class Scope<C> {

    private final String commandType;
    private final C command;
    private final Origin origin;
    private final Instant now;
    private final Map<EntityRef, Optional<Loaded<?>>> entities = new LinkedHashMap<>();
    private final Map<EntityRef, EntityType<?, ?>> types = new HashMap<>();
    private final Map<String, List<EntityRef>> refsByType = new HashMap<>();
    private final Map<String, String> obstacles = new HashMap<>();
    private final Map<EntityRef, String> unreadable = new LinkedHashMap<>();

    Scope(String commandType, C command, Origin origin, Instant now) {
        this.commandType = commandType;
        this.command = command;
        this.origin = origin;
        this.now = now;
    }

    /// A scope that holds no entity, for guards of what is no command of the domain.
    public static <C> Scope<C> of(String commandType, C command, Origin origin, Instant now) {
        return new Scope<>(commandType, command, origin, now);
    }

    /// A scope that holds one existing entity and no command, for the rules that look at nothing else.
    public static Scope<Object> holding(Loaded<?> entity) {
        Scope<Object> scope = new Scope<>("none", entity.ref(), Origin.unknown(), Instant.EPOCH);
        scope.entities.put(entity.ref(), Optional.of(entity));
        scope.refsByType.put(entity.ref().type(), List.of(entity.ref()));
        return scope;
    }

    /// The name of the command's type, for example `CancelPendingOrder`.
    public String commandType() {
        return commandType;
    }

    public C command() {
        return command;
    }

    public Origin origin() {
        return origin;
    }

    /// The clock reading of this decision, which is recorded with it.
    public Instant now() {
        return now;
    }

    /// A fact of the command's arguments.
    ///
    /// @param path the argument's place in the command's JSON, segments separated by dots
    public <T> Fact<T> given(String path, Function<? super C, ? extends @Nullable T> getter) {
        return new Fact<>("command." + path, List.of("command#/" + path.replace('.', '/')), getter.apply(command));
    }

    /// A fact of the origin, for example `on_behalf_of`.
    public <T> Fact<T> asked(String name, Function<? super Origin, ? extends @Nullable T> getter) {
        return new Fact<>("origin." + name, List.of("origin#/" + name), getter.apply(origin));
    }

    /// The entity of this type that the command reads, the first if it reads several.
    ///
    /// @throws NotEvaluableException if it does not exist, or could not be read
    /// @throws IllegalStateException if the command does not declare to read this type
    public <S> Loaded<S> the(EntityType<S, ?> type) {
        List<EntityRef> refs = refs(type);
        if (refs.isEmpty()) {
            String obstacle = obstacle(type);
            if (obstacle == null) {
                throw new NotEvaluableException("no " + type.name() + " was named");
            }
            throw new NotEvaluableException(obstacle);
        }
        return the(type, refs.getFirst().id());
    }

    /// The entity of this type with this identity.
    ///
    /// @throws NotEvaluableException if it does not exist
    public <S> Loaded<S> the(EntityType<S, ?> type, String id) {
        return find(type, id).orElseThrow(() -> new NotEvaluableException(type.ref(id) + " does not exist"));
    }

    /// The entity of this type that the command reads, if one was named and exists.
    public <S> Optional<Loaded<S>> find(EntityType<S, ?> type) {
        List<EntityRef> refs = refs(type);
        return refs.isEmpty() ? Optional.empty() : find(type, refs.getFirst().id());
    }

    /// The entity of this type with this identity, if it exists.
    ///
    /// @throws NotEvaluableException if it cannot be read from the log
    @SuppressWarnings("unchecked") // entities are put in by type, see read
    public <S> Optional<Loaded<S>> find(EntityType<S, ?> type, String id) {
        if (unreadable.containsKey(type.ref(id))) {
            throw new NotEvaluableException(unreadable(type.ref(id)));
        }
        Optional<Loaded<?>> found = entities.get(type.ref(id));
        if (found == null) {
            throw new IllegalStateException(commandType + " looks at " + type.ref(id)
                    + " but does not read it: declare it with reading(…) so that it becomes part of the boundary");
        }
        return found.map(loaded -> (Loaded<S>) loaded);
    }

    /// A fact of the entity of this type that the command reads, if one was named and exists; absent otherwise.
    ///
    /// @param path as in [Loaded#fact]
    public <S, T> Fact<T> fact(EntityType<S, ?> type, String path, Function<? super S, ? extends @Nullable T> getter) {
        return find(type)
                .map(loaded -> loaded.<T>fact(path, getter))
                .orElseGet(() -> new Fact<>(type.name() + "." + path, missing(type, path), null));
    }

    private List<String> missing(EntityType<?, ?> type, String path) {
        return refs(type).stream()
                .limit(1)
                .map(ref -> ref + "#/" + path.replace('.', '/'))
                .toList();
    }

    /// The entities of this type that the command named, in order, whether they exist or not.
    public List<EntityRef> refs(EntityType<?, ?> type) {
        List<EntityRef> refs = refsByType.get(type.name());
        if (refs == null) {
            throw new IllegalStateException(commandType + " looks at '" + type.name()
                    + "' but does not read any: declare it with on(…) or reading(…)");
        }
        return List.copyOf(refs);
    }

    /// Why entities of this type could not be looked for; null if they could.
    @Nullable
    String obstacle(EntityType<?, ?> type) {
        return obstacles.get(type.name());
    }

    void read(Read<C> read, StateReader reader) {
        List<EntityRef> refs = refsByType.computeIfAbsent(read.type().name(), absent -> new ArrayList<>());
        try {
            for (String id : read.ids().apply(this)) {
                EntityRef ref = referTo(read.type(), id);
                if (entities.putIfAbsent(ref, Optional.empty()) == null) {
                    refs.add(ref);
                    types.put(ref, read.type());
                    entities.put(ref, load(read.type(), id, read.several() || refs.size() > 1, reader));
                }
            }
        } catch (NotEvaluableException missing) {
            obstacles.put(read.type().name(), String.valueOf(missing.getMessage()));
        } catch (UnreadableEntityException standing) {
            unreadable.put(standing.entity(), String.valueOf(standing.getMessage()));
            obstacles.put(read.type().name(), unreadable(standing.entity()));
        }
    }

    private static String unreadable(EntityRef ref) {
        return ref + " cannot be read from the log";
    }

    private static EntityRef referTo(EntityType<?, ?> type, String id) {
        try {
            return type.ref(id);
        } catch (IllegalArgumentException impossible) {
            throw new NotEvaluableException(String.valueOf(impossible.getMessage()));
        }
    }

    private static <S> Optional<Loaded<?>> load(EntityType<S, ?> type, String id, boolean several, StateReader reader) {
        return reader.read(type, id)
                .map(loaded -> new Loaded<>(
                        loaded.ref(),
                        several ? loaded.ref().toString() : type.name(),
                        loaded.state(),
                        loaded.version()));
    }

    /// Why entities that were looked at cannot be read from the log; empty if all of them can.
    public List<String> unreadable() {
        return List.copyOf(unreadable.values());
    }

    /// Whom the personal values of an entity that was looked at are about.
    public EntityRef dataSubject(EntityRef ref) {
        EntityType<?, ?> type = types.get(ref);
        return type == null ? ref : type.dataSubject(ref, state(ref));
    }

    /// What is personal in the state of an entity that was looked at.
    public PersonalMarks personal(EntityRef ref) {
        EntityType<?, ?> type = types.get(ref);
        return type == null ? PersonalMarks.of(Object.class) : type.personal();
    }

    /// Hands every personal text in the states that were looked at to the consumer, with its subject.
    public void personalTexts(BiConsumer<EntityRef, String> consumer) {
        types.forEach((ref, type) -> {
            EntityRef subject = dataSubject(ref);
            type.personal().texts(state(ref), text -> consumer.accept(subject, text));
        });
    }

    private @Nullable Object state(EntityRef ref) {
        Optional<Loaded<?>> found = entities.getOrDefault(ref, Optional.empty());
        return found.isPresent() ? found.get().state() : null;
    }

    /// Every entity that was looked at, in order.
    public List<EntityRef> boundary() {
        return List.copyOf(entities.keySet());
    }
}
