package dev.whence.store.testkit;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Makes drafts for tests of decision logs: plain ones about given entities, and random ones that use every part
/// of the record. The same seed gives the same drafts. Owned by one thread.
public final class Drafts {

    private static final Instant START = Instant.parse("2026-05-02T09:31:07.123456Z");

    private final Random random;
    private final RandomRecords records;
    private Instant clock = START;

    private Drafts(long seed) {
        random = new Random(seed);
        records = new RandomRecords(random);
    }

    public static Drafts seeded(long seed) {
        return new Drafts(seed);
    }

    /// An accepted command that read the entities and changed each of them.
    public Draft changing(EntityRef... entities) {
        return setting(Json.tree(random.nextInt()), entities);
    }

    /// The same, where each event carries the value.
    public Draft setting(JsonNode value, EntityRef... entities) {
        List<RecordedEvent> events = Stream.of(entities)
                .map(entity -> new RecordedEvent(entity, "ValueSet", 1, value))
                .toList();
        return draft("SetValue", Outcome.ACCEPTED, List.of(entities), events);
    }

    /// A refused command that read the entities and changed none.
    public Draft mentioning(EntityRef... entities) {
        return draft("SetValue", Outcome.REJECTED, List.of(entities), List.of());
    }

    /// A random draft about a dozen of entities.
    public Draft any() {
        Outcome outcome = records.oneOf(List.of(Outcome.values()));
        List<EntityRef> read = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> records.entity())
                .toList();
        List<RecordedEvent> events = outcome.isRefusal() ? List.of() : records.events();
        return draft(records.text(), outcome, read, events);
    }

    /// The same draft, decided at another time.
    public static Draft at(Instant time, Draft draft) {
        return new Draft(
                draft.id(),
                time,
                draft.domain(),
                draft.command(),
                draft.origin(),
                draft.boundary(),
                draft.checks(),
                draft.outcome(),
                draft.events());
    }

    /// The same draft, with other arguments of its command.
    public static Draft asking(JsonNode arguments, Draft draft) {
        return new Draft(
                draft.id(),
                draft.time(),
                draft.domain(),
                new RecordedCommand(draft.command().type(), draft.command().version(), arguments),
                draft.origin(),
                draft.boundary(),
                draft.checks(),
                draft.outcome(),
                draft.events());
    }

    private Draft draft(String command, Outcome outcome, List<EntityRef> read, List<RecordedEvent> events) {
        clock = clock.plusNanos(1 + random.nextInt(5_000_000));
        Origin origin = records.origin();
        List<Check> checks = records.checks();
        return new Draft(
                DecisionId.create(clock, random),
                clock,
                "shop",
                new RecordedCommand(command, random.nextInt(3), records.json()),
                origin,
                new Boundary(read, Position.of(random.nextInt(1000)), clock.minusNanos(random.nextInt(1_000_000))),
                checks,
                outcome,
                events);
    }
}
