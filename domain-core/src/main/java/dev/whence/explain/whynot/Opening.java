package dev.whence.explain.whynot;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Outcome;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.explain.Entities;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A command that would open the conversation which another one lacks. With which arguments is for the caller to
/// know: those that were found in the states are not told, since a conversation may rest on the caller's knowing them.
///
/// @param command its name
/// @param fork on which it was issued
/// @param request the command that lacks a conversation, in the one that was opened
record Opening(String command, Fork fork, CommandRequest request) {

    private static final String CONVERSATION = "conversation";

    /// How a refused command could get into a conversation, if that is what it lacks.
    static Optional<Opening> of(
            Domain domain, Fork fork, CommandRequest request, Decision refusal, Predicate<CommandType<?>> allowed) {
        if (request.origin().conversation() != null || !isLacking(refusal)) {
            return Optional.empty();
        }
        Guesses guesses = new Guesses(request.data(), refusal, states(domain, fork, refusal));
        return domain.commands().stream()
                .filter(allowed)
                .flatMap(type -> guesses.of(type).stream()
                        .map(arguments -> CommandRequest.of(type.snakeName(), arguments, request.origin())))
                .flatMap(opening -> opened(opening, fork, request).stream())
                .findFirst();
    }

    private static boolean isLacking(Decision refusal) {
        return refusal.unmet().stream()
                .map(Check::evidence)
                .filter(Objects::nonNull)
                .flatMap(Evidence::failures)
                .anyMatch(failure -> failure.sources().contains("origin#/" + CONVERSATION));
    }

    private static Optional<Opening> opened(CommandRequest opening, Fork fork, CommandRequest request) {
        Fork after = fork.copy();
        Decision decided = after.decide(opening);
        return decided.changed().stream()
                .filter(entity -> entity.type().equals(CONVERSATION) && decided.outcome() == Outcome.ACCEPTED)
                .findFirst()
                .map(entity -> new Opening(opening.type(), after, within(request, entity)));
    }

    private static CommandRequest within(CommandRequest request, EntityRef conversation) {
        return new CommandRequest(
                request.type(),
                request.data(),
                request.origin().withConversation(conversation.id()),
                request.expectedVersion(),
                request.dryRun(),
                request.problems());
    }

    private static List<JsonNode> states(Domain domain, Fork fork, Decision refusal) {
        List<JsonNode> states = new ArrayList<>();
        for (EntityRef entity : refusal.boundary().entities()) {
            states.add(
                    Json.tree(fork.of(Entities.typeOf(entity, domain), entity).state()));
        }
        return states;
    }
}
