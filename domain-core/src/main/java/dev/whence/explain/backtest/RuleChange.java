package dev.whence.explain.backtest;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule as it might be.
///
/// @param name the rule's name
/// @param now the rule as it might be; null if it is dropped
/// @param commands the names of the command types that would require it, or that require it no more
public record RuleChange(String name, @Nullable Rule<?> now, Set<String> commands) {

    public RuleChange {
        commands = Set.copyOf(commands);
    }

    /// Another condition for the rule of the same name, on all the commands that require it.
    ///
    /// @throws IllegalArgumentException if no command of the domain requires a rule of that name
    public static RuleChange replacing(Domain domain, Rule<?> now) {
        return new RuleChange(now.name(), now, requiring(domain, now.name()));
    }

    /// The domain without the rule.
    ///
    /// @throws IllegalArgumentException if no command of the domain requires a rule of that name
    public static RuleChange dropping(Domain domain, String name) {
        return new RuleChange(name, null, requiring(domain, name));
    }

    /// A rule that some commands would require as well.
    ///
    /// @throws IllegalArgumentException if the domain has no such command, or one of them requires a rule of that
    ///     name already
    public static RuleChange adding(Domain domain, Rule<?> added, Set<String> commands) {
        Set<String> names = new TreeSet<>();
        for (String command : commands) {
            CommandType<?> type = domain.command(command)
                    .orElseThrow(() -> new IllegalArgumentException("Domain " + domain.name() + " has no command '"
                            + command + "'; it has "
                            + domain.commands().stream()
                                    .map(CommandType::snakeName)
                                    .collect(Collectors.joining(", "))));
            if (requires(type, added.name())) {
                throw new IllegalArgumentException(type + " requires a rule " + added.name()
                        + " already: replace it, or give the new rule a name" + " of its own");
            }
            names.add(type.name());
        }
        return new RuleChange(added.name(), added, names);
    }

    private static Set<String> requiring(Domain domain, String rule) {
        Set<String> commands = new TreeSet<>();
        for (CommandType<?> type : domain.commands()) {
            if (requires(type, rule)) {
                commands.add(type.name());
            }
        }
        if (commands.isEmpty()) {
            List<String> known = domain.rules().stream().map(Rule::name).toList();
            throw new IllegalArgumentException("No command of domain " + domain.name() + " requires a rule named '"
                    + rule + "'; the rules are " + String.join(", ", known));
        }
        return commands;
    }

    private static boolean requires(CommandType<?> type, String rule) {
        return type.rules().stream().anyMatch(known -> known.name().equals(rule));
    }
}
