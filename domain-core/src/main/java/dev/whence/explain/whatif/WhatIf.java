package dev.whence.explain.whatif;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.explain.Explanation;
import dev.whence.explain.FieldChange;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What would happen if commands were decided one after the other.
///
/// @param base the last position of the log that they would see
/// @param steps each command's decision, in order; their positions are places on the fork, not in the log
/// @param changes what would be different afterwards, entity by entity
/// @param token a later real execution that must not differ from this one compares it; see [#token]
public record WhatIf(Position base, List<Decision> steps, List<EntityChange> changes, PlanToken token)
        implements Explanation {

    public WhatIf {
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
    }

    /// What would be different about one entity.
    public record EntityChange(EntityRef entity, List<FieldChange> fields) {

        public EntityChange {
            fields = List.copyOf(fields);
        }
    }

    /// Runs commands on a fork, and keeps what came of them there.
    public static WhatIf run(Forks forks, Fork fork, List<CommandRequest> commands) {
        List<Decision> steps = commands.stream().map(fork::decide).toList();
        List<EntityChange> changes = new ArrayList<>();
        for (EntityRef entity : fork.changed()) {
            List<FieldChange> fields = difference(type(forks, entity), entity, fork);
            if (!fields.isEmpty()) {
                changes.add(new EntityChange(entity, fields));
            }
        }
        return new WhatIf(fork.base(), steps, changes, token(forks, fork, steps));
    }

    /// The token that the commands would get on the present: the same as before if and only if the commands are the
    /// same and nothing that they read was changed since, or changed their verdicts.
    public static PlanToken token(Forks forks, List<CommandRequest> commands) {
        Fork fork = forks.now();
        return token(forks, fork, commands.stream().map(fork::decide).toList());
    }

    private static PlanToken token(Forks forks, Fork fork, List<Decision> steps) {
        return PlanToken.of(steps, versions(forks, fork, steps));
    }

    /// What the steps read and changed and existed at the fork's base, at its version there.
    static SortedMap<EntityRef, Position> versions(Forks forks, Fork fork, List<Decision> steps) {
        SortedMap<EntityRef, Position> versions = new TreeMap<>();
        steps.stream().flatMap(step -> step.mentioned().stream()).distinct().forEach(entity -> {
            Position version = fork.atBase(type(forks, entity), entity).version();
            if (!version.equals(Position.NONE)) {
                versions.put(entity, version);
            }
        });
        return versions;
    }

    private static EntityType<?, ?> type(Forks forks, EntityRef entity) {
        return forks.domain().entityType(entity.type()).orElseThrow();
    }

    private static List<FieldChange> difference(EntityType<?, ?> type, EntityRef entity, Fork fork) {
        return FieldChange.between(
                Json.tree(fork.atBase(type, entity).state()),
                Json.tree(fork.of(type, entity).state()));
    }

    /// Whether every command would be accepted.
    public boolean isAccepted() {
        return steps.stream().allMatch(step -> step.outcome() == Outcome.ACCEPTED);
    }

    @Override
    public List<String> lines() {
        return lines(0, steps.size() + changes.size());
    }

    /// The lines about some of the steps and, after them, the changes.
    ///
    /// @param from how many are left out before
    /// @param upTo how many there are with those
    public List<String> lines(int from, int upTo) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            parts.add((i + 1) + ". " + step(steps.get(i)));
        }
        changes.forEach(change -> parts.add(change.entity() + " would change: "
                + change.fields().stream().map(FieldChange::text).collect(Collectors.joining("; ")) + "."));
        List<String> lines = new ArrayList<>();
        lines.add(Sentences.count(steps.size(), "command") + " on a fork of the log as of position " + base + ": "
                + verdict() + ". Nothing was recorded.");
        lines.addAll(parts.subList(Math.min(from, parts.size()), Math.min(upTo, parts.size())));
        if (changes.isEmpty()) {
            lines.add("No entity would change.");
        }
        lines.add("Token: " + token + ".");
        return lines;
    }

    private String verdict() {
        long refused = steps.stream().filter(step -> step.outcome().isRefusal()).count();
        return refused == 0
                ? "all would be accepted"
                : refused == steps.size() ? "none would be accepted" : refused + " would be refused";
    }

    private static String step(Decision step) {
        String unmet = step.unmet().stream().map(WhatIf::unmet).collect(Collectors.joining("; "));
        return step.command().type() + " would be " + step.outcome() + (unmet.isEmpty() ? "" : ": " + unmet) + ".";
    }

    private static String unmet(Check check) {
        return check.rule() + " (" + Sentences.of(check) + ")";
    }
}
