package dev.whence.model;

import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.schema.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A named set of entity types, commands, events and rules. Immutable.
public final class Domain {

    private final String name;
    private final String description;
    private final int version;
    private final Map<String, EntityType<?, ?>> entityTypes;
    private final Map<String, CommandType<?>> commands;
    private final RecordedForms<Record> recordedCommands;
    private final Set<String> withoutRules;

    private Domain(Builder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.version = builder.version;
        this.entityTypes = Builder.byName("entity type", builder.entityTypes, EntityType::name);
        this.commands = Builder.byName("command", builder.commands, CommandType::name);
        this.recordedCommands = recordedForms(commands, builder.upcasters);
        this.withoutRules = Set.of();
    }

    private Domain(Domain other, Map<String, CommandType<?>> commands, Set<String> withoutRules) {
        this.name = other.name;
        this.description = other.description;
        this.version = other.version;
        this.entityTypes = other.entityTypes;
        this.commands = commands;
        this.recordedCommands = other.recordedCommands;
        this.withoutRules = Set.copyOf(withoutRules);
    }

    private static RecordedForms<Record> recordedForms(Map<String, CommandType<?>> commands, List<Upcaster> ofGone) {
        Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        List<Upcaster> upcasters = new ArrayList<>(ofGone);
        commands.forEach((command, type) -> {
            types.put(command, type.recordClass());
            upcasters.addAll(type.upcasters());
        });
        return new RecordedForms<>("command", types, upcasters);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Collects what a domain consists of.
    public static final class Builder {
        private static final Set<String> OF_WHENCE =
                Set.of("ForgetSubject", "Annotate", RecordedEvent.SUBJECT_FORGOTTEN);

        private final String name;
        private String description = "";
        private int version = 1;
        private final List<EntityType<?, ?>> entityTypes = new ArrayList<>();
        private final List<CommandType<?>> commands = new ArrayList<>();
        private final List<Upcaster> upcasters = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder describedAs(String text) {
            description = text;
            return this;
        }

        /// Raise it with every change of rules, commands or events; indexes and snapshots are rebuilt when it
        /// differs.
        public Builder version(int number) {
            version = number;
            return this;
        }

        public Builder entities(EntityType<?, ?>... types) {
            entityTypes.addAll(List.of(types));
            return this;
        }

        public Builder commands(CommandType<?>... types) {
            commands.addAll(List.of(types));
            return this;
        }

        /// How commands read that the domain no longer has: what became of them, or that they are dropped.
        public Builder upcasting(Upcaster... ofGoneCommands) {
            upcasters.addAll(List.of(ofGoneCommands));
            return this;
        }

        /// The finished domain.
        ///
        /// @throws IllegalArgumentException if two parts have the same name, a command uses a reserved field,
        ///     or the upcasters do not lead from every older version to one of today
        public Domain build() {
            requireOwnNames();
            commands.forEach(Builder::requireOwnFields);
            requireDistinctEvents();
            Domain domain = new Domain(this);
            domain.requireUpcasters();
            return domain;
        }

        private static void requireOwnFields(CommandType<?> command) {
            for (Shape.Field field : command.shape().fields()) {
                if (CommandType.RESERVED_FIELDS.contains(field.name())) {
                    throw new IllegalArgumentException("Command " + command + " has a field '" + field.name()
                            + "', which every command has from its origin; name it for what it means here, for example '"
                            + command.targetType().map(EntityType::name).orElse("own") + "_" + field.name() + "'");
                }
            }
        }

        private void requireOwnNames() {
            Stream.concat(
                            commands.stream().map(CommandType::name),
                            entityTypes.stream().flatMap(type -> type.events().keySet().stream()))
                    .filter(OF_WHENCE::contains)
                    .findFirst()
                    .ifPresent(taken -> {
                        throw new IllegalArgumentException("The name " + taken
                                + " belongs to Whence itself, which forgets data subjects under it: choose another");
                    });
        }

        private void requireDistinctEvents() {
            Set<String> seen = new HashSet<>();
            for (EntityType<?, ?> type : entityTypes) {
                for (String event : type.events().keySet()) {
                    if (!seen.add(event)) {
                        throw new IllegalArgumentException("Two events are named " + event
                                + ": an event belongs to one entity type, so give one of them another name");
                    }
                }
            }
        }

        private static <T> Map<String, T> byName(String kind, List<T> parts, Function<? super T, String> nameOf) {
            Map<String, T> named = new LinkedHashMap<>();
            for (T part : parts) {
                if (named.put(nameOf.apply(part), part) != null) {
                    throw new IllegalArgumentException("Two of the domain's parts are the " + kind + " "
                            + nameOf.apply(part) + ": names must differ");
                }
            }
            return named;
        }
    }

    /// The same domain without some rules, for deployments that cannot provide their facts.
    ///
    /// @param namesOrGroups names of rules, or of groups of rules
    /// @throws IllegalArgumentException if the domain has no such rule or group
    public Domain withoutRules(Set<String> namesOrGroups) {
        Set<String> unknown = new HashSet<>(namesOrGroups);
        Set<String> known = new HashSet<>();
        rules().forEach(rule -> {
            known.add(rule.name());
            rule.group().ifPresent(known::add);
        });
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Domain " + name + " has no rule or group named " + String.join(", ", unknown) + "; it has "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        Map<String, CommandType<?>> kept = new LinkedHashMap<>();
        commands.forEach((commandName, command) -> kept.put(
                commandName,
                command.keepingRules(rule -> !namesOrGroups.contains(rule.name())
                        && rule.group().filter(namesOrGroups::contains).isEmpty())));
        return new Domain(this, kept, namesOrGroups);
    }

    private void requireUpcasters() {
        List<String> problems = new ArrayList<>();
        entityTypes.values().forEach(type -> problems.addAll(type.upcasterProblems()));
        problems.addAll(UpcasterCheck.problems(recordedCommands.upcasters(), "the commands of domain " + name));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Domain " + name
                    + " could not read what its older versions recorded:\n- " + String.join("\n- ", problems));
        }
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public int version() {
        return version;
    }

    /// The rules and groups that this deployment switched off.
    public Set<String> switchedOff() {
        return withoutRules;
    }

    public List<EntityType<?, ?>> entityTypes() {
        return List.copyOf(entityTypes.values());
    }

    public List<CommandType<?>> commands() {
        return List.copyOf(commands.values());
    }

    public Optional<EntityType<?, ?>> entityType(String typeName) {
        return Optional.ofNullable(entityTypes.get(typeName));
    }

    /// The command of this name, written `CancelPendingOrder` or `cancel_pending_order`.
    public Optional<CommandType<?>> command(String commandName) {
        CommandType<?> exact = commands.get(commandName);
        if (exact != null) {
            return Optional.of(exact);
        }
        return commands.values().stream()
                .filter(command -> command.snakeName().equals(commandName))
                .findFirst();
    }

    /// A recorded command as the record it is today; empty for one that was dropped.
    ///
    /// @throws UnreadableRecordException if the domain can make nothing of it
    public Optional<Record> read(RecordedCommand recorded) {
        List<Record> today = recordedCommands.read(recorded.type(), recorded.version(), recorded.data());
        if (today.size() > 1) {
            throw new UnreadableRecordException(
                    "command " + recorded.type() + " v" + recorded.version() + " became " + today.size()
                            + " commands: exactly one part of an upcaster may apply to a command",
                    null);
        }
        return today.stream().findFirst();
    }

    /// Every declared rule, each once, in the order of the commands.
    public List<Rule<?>> rules() {
        Map<String, Rule<?>> rules = new LinkedHashMap<>();
        commands.values().forEach(command -> command.rules().forEach(rule -> rules.putIfAbsent(rule.name(), rule)));
        return List.copyOf(rules.values());
    }

    /// Whether anything in its commands, events or states is marked as personal.
    public boolean holdsPersonalData() {
        return commands.values().stream()
                        .anyMatch(command -> !command.personal().isEmpty())
                || entityTypes.values().stream().anyMatch(EntityType::holdsPersonalData);
    }

    /// The recorded form of an event.
    ///
    /// @throws IllegalStateException if no entity type of this domain is changed by it
    RecordedEvent record(Object event) {
        return entityTypes.values().stream()
                .filter(type -> type.isChangedBy(event.getClass()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Event " + event.getClass().getSimpleName() + " belongs to no entity type of domain " + name
                                + ": add it to the sealed event interface of the entity it changes"))
                .record(event);
    }

    @Override
    public String toString() {
        return name + " v" + version;
    }
}
