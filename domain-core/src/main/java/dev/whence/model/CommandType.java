package dev.whence.model;

import dev.whence.decision.Check;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import dev.whence.schema.PersonalMarks;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Everything about one command in one place: what it means, what it reads, what it requires and what it produces.
///
/// ```java
/// CommandType.of(CancelPendingOrder.class)
///         .describedAs("Cancels a pending order and refunds what was paid.")
///         .on(ORDER, CancelPendingOrder::orderId)
///         .reading(USER, in -> in.the(ORDER).state().userId())
///         .requires(ORDER_IS_PENDING)
///         .produces(in -> List.of(new OrderCancelled(in.command().orderId(), …)));
/// ```
///
/// @param <C> the command, a record
public final class CommandType<C extends Record> {

    /// Fields that belong to every command's origin or delivery, and so cannot be a command's own.
    public static final Set<String> RESERVED_FIELDS = Set.of(
            "reason",
            "dry_run",
            "idempotency_key",
            "expected_version",
            "conversation",
            "on_behalf_of",
            "caused_by",
            "agent",
            "correlation");

    private final Class<C> type;
    private final Shape.Fields shape;
    private final String description;
    private final boolean destructive;
    private final boolean forOperators;
    private final List<Read<C>> reads;
    private final @Nullable Function<? super C, String> target;
    private final List<Rule<? super C>> rules;
    private final List<Upcaster> upcasters;
    private final BiFunction<Scope<C>, NewIds, ? extends List<?>> production;
    private final @Nullable Function<? super Scope<C>, @Nullable EntityRef> dataSubject;

    private CommandType(Builder<C> builder, BiFunction<Scope<C>, NewIds, ? extends List<?>> production) {
        this.type = builder.type;
        this.shape = Shapes.of(type);
        this.description = builder.description;
        this.destructive = builder.destructive;
        this.forOperators = builder.forOperators;
        this.reads = List.copyOf(builder.reads);
        this.target = builder.target;
        this.rules = List.copyOf(builder.rules);
        this.upcasters = List.copyOf(builder.upcasters);
        this.production = production;
        this.dataSubject = builder.dataSubject;
    }

    private CommandType(CommandType<C> other, List<Rule<? super C>> rules) {
        this.type = other.type;
        this.shape = other.shape;
        this.description = other.description;
        this.destructive = other.destructive;
        this.forOperators = other.forOperators;
        this.reads = other.reads;
        this.target = other.target;
        this.rules = List.copyOf(rules);
        this.upcasters = other.upcasters;
        this.production = other.production;
        this.dataSubject = other.dataSubject;
    }

    /// Starts a command type; end with `produces`.
    public static <C extends Record> Builder<C> of(Class<C> type) {
        return new Builder<>(type);
    }

    /// Collects what a command type consists of.
    public static final class Builder<C extends Record> {
        private final Class<C> type;
        private String description;
        private boolean destructive;
        private boolean forOperators;
        private final List<Read<C>> reads = new ArrayList<>();
        private @Nullable Function<? super C, String> target;
        private final List<Rule<? super C>> rules = new ArrayList<>();
        private final List<Upcaster> upcasters = new ArrayList<>();
        private @Nullable Function<? super Scope<C>, @Nullable EntityRef> dataSubject;

        private Builder(Class<C> type) {
            this.type = type;
            Describe describe = type.getAnnotation(Describe.class);
            this.description = describe == null ? "" : describe.value();
        }

        /// Says what the command does, for those who may use it.
        public Builder<C> describedAs(String text) {
            description = text;
            return this;
        }

        /// Marks a command whose effect cannot be taken back by another command.
        public Builder<C> destructive() {
            destructive = true;
            return this;
        }

        /// Marks a command that is for those who run the system, not offered to agents.
        public Builder<C> forOperators() {
            forOperators = true;
            return this;
        }

        /// The entity that the command is about; it must exist.
        public Builder<C> on(EntityType<?, ?> entity, Function<? super C, String> id) {
            return target(entity, id, Read.Mode.EXISTING);
        }

        /// The entity that the command brings into being; it must not exist yet.
        public Builder<C> creating(EntityType<?, ?> entity, Function<? super C, String> id) {
            return target(entity, id, Read.Mode.NEW);
        }

        private Builder<C> target(EntityType<?, ?> entity, Function<? super C, String> id, Read.Mode mode) {
            if (target != null) {
                throw new IllegalStateException(type.getSimpleName()
                        + " names a second target: use on(…) or creating(…) once, and reading(…) for other entities");
            }
            target = id;
            reads.add(new Read<>(entity, scope -> List.of(id.apply(scope.command())), mode, false));
            return this;
        }

        /// Another entity that must exist, found from the command or from entities declared before.
        public Builder<C> reading(EntityType<?, ?> entity, Function<? super Scope<C>, String> id) {
            reads.add(new Read<>(entity, scope -> List.of(id.apply(scope)), Read.Mode.EXISTING, false));
            return this;
        }

        /// Several entities that must exist.
        public Builder<C> readingEach(
                EntityType<?, ?> entity, Function<? super Scope<C>, ? extends Collection<String>> ids) {
            reads.add(new Read<>(entity, ids, Read.Mode.EXISTING, true));
            return this;
        }

        /// An entity that may be named or not, and may exist or not; null names none.
        public Builder<C> readingIfAny(EntityType<?, ?> entity, Function<? super Scope<C>, @Nullable String> id) {
            reads.add(new Read<>(entity, scope -> named(id.apply(scope)), Read.Mode.OPTIONAL, false));
            return this;
        }

        private static List<String> named(@Nullable String id) {
            return id == null ? List.of() : List.of(id);
        }

        /// Adds rules; they are evaluated and recorded in this order.
        @SafeVarargs
        @SuppressWarnings("varargs") // only read
        public final Builder<C> requires(Rule<? super C>... more) {
            Arrays.stream(more).forEach(rules::add);
            return this;
        }

        /// How commands read that were recorded in older versions of this one, or under another name; see
        /// [Upcaster].
        public Builder<C> upcasting(Upcaster... more) {
            upcasters.addAll(List.of(more));
            return this;
        }

        /// Says whom the personal values of the command are about, where that is not the data subject of its
        /// target;
        /// null if nobody can tell.
        public Builder<C> personalDataOf(Function<? super Scope<C>, @Nullable EntityRef> subject) {
            dataSubject = subject;
            return this;
        }

        /// The events that follow if every rule holds.
        public CommandType<C> produces(Function<? super Scope<C>, ? extends List<?>> production) {
            return produces((scope, newIds) -> production.apply(scope));
        }

        /// The same for commands that bring new entities into being.
        public CommandType<C> produces(BiFunction<Scope<C>, NewIds, ? extends List<?>> production) {
            return new CommandType<>(this, production);
        }
    }

    /// The name that is recorded, for example `CancelPendingOrder`.
    public String name() {
        return type.getSimpleName();
    }

    /// The name in `snake_case`, for example `cancel_pending_order`.
    public String snakeName() {
        return Shapes.snakeCase(name());
    }

    public int version() {
        return Shapes.versionOf(type);
    }

    public String description() {
        return description;
    }

    public boolean isDestructive() {
        return destructive;
    }

    public boolean isForOperators() {
        return forOperators;
    }

    /// The form of the command's own arguments.
    public Shape.Fields shape() {
        return shape;
    }

    /// The type of the entity that the command is about, if it is about one.
    public Optional<EntityType<?, ?>> targetType() {
        return target == null ? Optional.empty() : Optional.of(reads.getFirst().type());
    }

    /// The types of all entities that the command may read.
    public Set<EntityType<?, ?>> typesRead() {
        return reads.stream().map(Read::type).collect(Collectors.toSet());
    }

    /// Whether the command brings its target into being.
    public boolean isCreating() {
        return target != null && reads.getFirst().mode() == Read.Mode.NEW;
    }

    /// The rules that are declared, in order; existence rules follow from what is read and are not among them.
    public List<Rule<? super C>> rules() {
        return rules;
    }

    /// The declared rules that look at nothing but the target's state, and so tell whether it allows the command.
    public List<Rule<Object>> stateRules() {
        List<Rule<Object>> found = new ArrayList<>();
        for (Rule<? super C> rule : rules) {
            Optional<EntityType<?, ?>> subject = rule.subject();
            if (subject.isPresent() && subject.equals(targetType())) {
                found.add(rule.onStateAlone());
            }
        }
        return found;
    }

    /// The existence rules that follow from what is read, as name and statement.
    public List<RuleText> existenceRules() {
        return existenceReads()
                .map(read -> new RuleText(read.ruleName(), read.statement()))
                .toList();
    }

    /// One declaration for each entity type that must exist or be new; its rule covers all entities of the type.
    private Stream<Read<C>> existenceReads() {
        Set<String> seen = new HashSet<>();
        return reads.stream().filter(Read::hasRule).filter(read -> seen.add(read.ruleName()));
    }

    /// A rule's name and statement.
    public record RuleText(String name, String statement) {}

    CommandType<C> keepingRules(Predicate<Rule<?>> kept) {
        return new CommandType<>(this, rules.stream().filter(kept).toList());
    }

    Class<C> recordClass() {
        return type;
    }

    List<Upcaster> upcasters() {
        return upcasters;
    }

    /// What is personal in the command's arguments.
    public PersonalMarks personal() {
        return PersonalMarks.of(type);
    }

    /// Whom the personal values of a command are about; empty if that cannot be told.
    public Optional<EntityRef> dataSubject(Scope<C> scope) {
        if (dataSubject != null) {
            try {
                return Optional.ofNullable(dataSubject.apply(scope));
            } catch (NotEvaluableException | IllegalArgumentException missing) {
                return Optional.empty(); // what would tell does not exist, or its id is none
            }
        }
        return targetType()
                .flatMap(entity -> scope.refs(entity).stream().findFirst())
                .map(scope::dataSubject);
    }

    /// Binds arguments that have passed the form check.
    public C bind(JsonNode data) {
        return Json.DATA.treeToValue(data, type);
    }

    /// Reads what the command declares, in order.
    public Scope<C> open(C command, Origin origin, Instant now, StateReader reader) {
        Scope<C> scope = new Scope<>(name(), command, origin, now);
        reads.forEach(read -> scope.read(read, reader));
        return scope;
    }

    /// Evaluates every rule: existence first, then the declared ones in order.
    public List<Check> check(Scope<C> scope) {
        return Stream.concat(
                        existenceReads().map(read -> read.check(scope)),
                        rules.stream().map(rule -> rule.check(scope)))
                .toList();
    }

    /// The events of an accepted command, as recorded by the entity types of `domain`.
    public List<RecordedEvent> produce(Scope<C> scope, NewIds newIds, Domain domain) {
        return production.apply(scope, newIds).stream()
                .map(Objects::requireNonNull)
                .map(domain::record)
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
