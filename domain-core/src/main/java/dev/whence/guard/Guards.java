package dev.whence.guard;

import dev.whence.decision.Origin;
import dev.whence.model.Conditions;
import dev.whence.model.Fact;
import dev.whence.model.Rule;
import java.util.List;
import java.util.Set;

/// The guards that a deployment can choose from.
public final class Guards {

    private Guards() {}

    /// Every command states why it is asked for.
    public static Rule<Object> reasonIsGiven() {
        return Rule.guard("reason-is-given", "Every command states the reason it is asked for", scope -> {
            Fact<String> reason = scope.asked("reason", Origin::reason);
            String given = reason.value();
            return given != null && given.isBlank()
                    ? new Fact<String>(reason.name(), reason.sources(), null).isPresent()
                    : reason.isPresent();
        });
    }

    /// Some commands are not accepted for now, whoever asks.
    ///
    /// @param commandTypes names of command types, for example `CancelPendingOrder`
    public static Rule<Object> commandIsNotFrozen(Set<String> commandTypes) {
        List<String> frozen = commandTypes.stream().sorted().toList();
        return Rule.guard(
                "command-is-not-frozen",
                "Commands that the operator has frozen are not accepted until they are released",
                scope -> new Fact<>("command", List.of(), scope.commandType()).isNoneOf(frozen));
    }

    /// Only some principals may ask for anything.
    public static Rule<Object> principalIsKnown(Set<String> principals) {
        List<String> known = principals.stream().sorted().toList();
        return Rule.guard(
                "principal-is-known",
                "Only principals that the operator has admitted may ask for commands",
                scope -> Conditions.allOf(
                        scope.asked("principal", Origin::principal).isPresent(),
                        scope.asked("principal", Origin::principal).isOneOf(known)));
    }
}
