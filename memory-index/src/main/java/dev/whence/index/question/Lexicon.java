package dev.whence.index.question;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Rule;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words by which people speak of a domain's commands, events, rules and entities: their own names, taken
/// apart, and the words of their descriptions. Immutable.
///
/// @param commands every command
/// @param events every event, as a name
/// @param rules every rule that a command requires
/// @param entities every entity type
/// @param rarity how much a concept tells, by how few names have it
/// @param paying for each word that names money in events, those events
/// @param spellings every word that a question is read by, as it is spelt
record Lexicon(
        List<Command> commands,
        List<Name> events,
        List<RuleName> rules,
        List<Name> entities,
        Map<String, Double> rarity,
        Map<String, Set<String>> paying,
        Set<String> spellings) {

    private static final double UNKNOWN = 0;

    private static final Set<String> GENERAL_MONEY =
            concepts(List.of("amount", "price", "order", "item", "product", "total", "user", "exchange", "difference"));

    /// A name of the domain.
    ///
    /// @param recorded as it stands in decisions: `CancelPendingOrder`
    /// @param words what it is made of, in lower case: cancel, pending, order
    /// @param concepts the meanings of these words
    record Name(String recorded, List<String> words, Set<String> concepts) {
        static Name of(String recorded) {
            List<String> words = Arrays.stream(recorded.split("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|[-_ .]+"))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .toList();
            return new Name(recorded, words, Lexicon.concepts(words));
        }
    }

    /// A command.
    ///
    /// @param head what is done: the first word of its name
    /// @param alias what is done, as its description says: the first word of that
    /// @param described the meanings of the words of its description
    /// @param rules the rules that it requires
    record Command(Name name, String head, String alias, Set<String> described, Set<String> rules) {}

    /// A rule.
    ///
    /// @param stated the meanings of the words of its statement
    record RuleName(Name name, Set<String> stated) {}

    static Lexicon of(Domain domain) {
        List<Command> commands =
                domain.commands().stream().map(Lexicon::command).toList();
        List<RuleName> rules = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (CommandType<?> command : domain.commands()) {
            command.rules().forEach(rule -> add(rule.name(), rule.statement(), known, rules));
            command.existenceRules().forEach(rule -> add(rule.name(), rule.statement(), known, rules));
        }
        List<Name> events = domain.entityTypes().stream()
                .flatMap(type -> type.events().keySet().stream())
                .map(Name::of)
                .toList();
        List<Name> entities = domain.entityTypes().stream()
                .map(EntityType::name)
                .map(Name::of)
                .toList();
        return new Lexicon(
                commands,
                events,
                List.copyOf(rules),
                entities,
                rarity(commands, rules),
                paying(domain),
                spellings(commands, events, rules, entities));
    }

    private static Set<String> spellings(
            List<Command> commands, List<Name> events, List<RuleName> rules, List<Name> entities) {
        Set<String> words = new TreeSet<>(Outcomes.words());
        words.addAll(Groups.words());
        Stream.of(
                        commands.stream().map(Command::name),
                        events.stream(),
                        rules.stream().map(RuleName::name),
                        entities.stream())
                .flatMap(names -> names)
                .forEach(name -> words.addAll(name.words()));
        entities.forEach(name -> words.add(name.words().getLast() + "s"));
        commands.forEach(command -> {
            words.addAll(Synonyms.words(Set.of(command.head())));
            words.addAll(Synonyms.words(Set.of(command.alias())));
        });
        return Collections.unmodifiableSet(words);
    }

    private static void add(String rule, String statement, Set<String> known, List<RuleName> rules) {
        if (known.add(rule)) {
            rules.add(new RuleName(Name.of(rule), concepts(words(statement))));
        }
    }

    private static Command command(CommandType<?> type) {
        Name name = Name.of(type.name());
        List<String> described = words(type.description());
        Set<String> rules = new HashSet<>();
        type.rules().stream().map(Rule::name).forEach(rules::add);
        type.existenceRules().forEach(rule -> rules.add(rule.name()));
        return new Command(
                name,
                Synonyms.concept(name.words().getFirst()),
                described.isEmpty() ? "" : Synonyms.concept(described.getFirst()),
                concepts(described),
                Set.copyOf(rules));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> concepts(List<String> words) {
        return words.stream()
                .filter(word -> !Fillers.isSmall(word))
                .map(Synonyms::concept)
                .filter(concept -> !concept.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The events in which a field of this name holds sums of money; what every sum is called does not count.
    private static Map<String, Set<String>> paying(Domain domain) {
        Map<String, Set<String>> paying = new HashMap<>();
        for (EntityType<?, ?> type : domain.entityTypes()) {
            type.events().forEach((event, form) -> {
                if (form.isRecord()) {
                    Shapes.of(form.asSubclass(Record.class)).fields().stream()
                            .filter(field -> holdsMoney(field.shape()))
                            .flatMap(field -> concepts(List.of(field.name().split("_"))).stream())
                            .filter(concept -> !GENERAL_MONEY.contains(concept))
                            .forEach(concept -> paying.computeIfAbsent(concept, absent -> new HashSet<>())
                                    .add(event));
                }
            });
        }
        return Map.copyOf(paying);
    }

    private static boolean holdsMoney(Shape shape) {
        return switch (shape) {
            case Shape.Amount _ -> true;
            case Shape.ListOf list -> holdsMoney(list.element());
            case Shape.Fields fields ->
                fields.fields().stream().anyMatch(field -> field.shape() instanceof Shape.Amount);
            case Shape.Anything _,
                    Shape.MapOf _,
                    Shape.Text _,
                    Shape.Choice _,
                    Shape.Whole _,
                    Shape.Flag _,
                    Shape.Moment _,
                    Shape.Day _ -> false;
        };
    }

    private static Map<String, Double> rarity(List<Command> commands, List<RuleName> rules) {
        Map<String, Integer> names = new HashMap<>();
        commands.forEach(
                command -> command.name().concepts().forEach(concept -> names.merge(concept, 1, Integer::sum)));
        rules.forEach(rule -> rule.name().concepts().forEach(concept -> names.merge(concept, 1, Integer::sum)));
        commands.forEach(command -> command.described().forEach(concept -> names.putIfAbsent(concept, 1)));
        rules.forEach(rule -> rule.stated().forEach(concept -> names.putIfAbsent(concept, 1)));
        int all = commands.size() + rules.size();
        return names.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> Math.log(1 + (double) all / entry.getValue())));
    }

    /// How much a concept tells; 0 for one that the domain does not have.
    double rarity(String concept) {
        return rarity.getOrDefault(concept, UNKNOWN);
    }

    boolean isEntity(String concept) {
        return entities.stream().anyMatch(name -> name.concepts().contains(concept));
    }
}
