package dev.whence.store.testkit;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A log with one flaw, of the kinds that a store may have.
final class FlawedDecisionLog extends ForwardingDecisionLog {

    /// What is wrong, and a test that must notice it.
    enum Flaw {
        IGNORES_THE_BOUNDARY("a_change_after_the_read_position_stops_the_append"),
        CHECKS_THE_BOUNDARY_IN_A_STEP_OF_ITS_OWN("no_update_is_lost"),
        TAKES_MENTIONS_FOR_CHANGES("decisions_that_only_mention_the_entity_do_not_stop_it"),
        LOOKS_AT_THE_BOUNDARY_BEFORE_THE_KEY("a_key_is_looked_at_before_all_else"),
        IGNORES_THE_KEY("a_key_is_claimed_once"),
        CLAIMS_KEYS_BY_THEMSELVES("a_key_in_the_origin_claims_nothing_by_itself"),
        CUTS_KEYS("keys_differ_to_the_last_character"),
        LETS_TIME_GO_BACK("time_stands_still_rather_than_go_back"),
        ROUNDS_TIME("time_is_that_of_the_draft_while_time_goes_forward"),
        ROUNDS_NUMBERS("every_part_of_the_record_is_read_as_it_was_written"),
        READS_FROM_THE_POSITION_ON("any_query_gives_what_filtering_the_whole_log_gives"),
        READS_UP_TO_BEFORE_THE_POSITION("any_query_gives_what_filtering_the_whole_log_gives"),
        LOOKS_AT_THE_FIRST_CRITERION_ONLY("any_query_gives_what_filtering_the_whole_log_gives"),
        IGNORES_THE_LIMIT("any_query_gives_what_filtering_the_whole_log_gives"),
        READS_FORWARDS_ONLY("all_decisions_are_read_in_order"),
        DOES_NOT_WAIT("returns_the_head_when_the_time_is_up"),
        ANSWERS_WHEN_CLOSED("a_closed_log_says_so_whatever_is_asked");

        private final String noticedBy;

        Flaw(String noticedBy) {
            this.noticedBy = noticedBy;
        }

        String noticedBy() {
            return noticedBy;
        }
    }

    private final DecisionLog log;
    private final Map<DecisionId, Instant> draftTimes = new ConcurrentHashMap<>();
    private final Flaw flaw;
    private volatile @Nullable Position closedAt;

    FlawedDecisionLog(Flaw flaw) {
        this(flaw, new InMemoryDecisionLog());
    }

    private FlawedDecisionLog(Flaw flaw, DecisionLog log) {
        super(log);
        this.flaw = flaw;
        this.log = log;
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        draftTimes.put(draft.id(), draft.time());
        AppendCondition kept = switch (flaw) {
            case IGNORES_THE_BOUNDARY -> AppendCondition.none().claiming(condition.unusedKey());
            case CHECKS_THE_BOUNDARY_IN_A_STEP_OF_ITS_OWN -> {
                checkBoundary(condition, ReadQuery::changesTo);
                LockSupport.parkNanos(1);
                yield AppendCondition.none().claiming(condition.unusedKey());
            }
            case TAKES_MENTIONS_FOR_CHANGES -> {
                checkBoundary(condition, ReadQuery::mentioning);
                yield condition;
            }
            case LOOKS_AT_THE_BOUNDARY_BEFORE_THE_KEY -> {
                checkBoundary(condition, ReadQuery::changesTo);
                yield condition;
            }
            case IGNORES_THE_KEY -> condition.claiming(null);
            case CLAIMS_KEYS_BY_THEMSELVES ->
                condition.unusedKey() == null
                        ? condition.claiming(draft.origin().idempotencyKey())
                        : condition;
            case CUTS_KEYS -> condition.claiming(cut(condition.unusedKey()));
            default -> condition;
        };
        return shown(log.append(draft, kept));
    }

    private void checkBoundary(AppendCondition condition, Function<EntityRef, ReadQuery> decisionsOf) {
        for (EntityRef entity : condition.unchanged()) {
            for (Decision later : log.read(decisionsOf.apply(entity).after(condition.since()))) {
                throw new BoundaryChangedException(entity, condition.since(), later.position());
            }
        }
    }

    private static @Nullable String cut(@Nullable String key) {
        return key == null || key.length() < 100 ? key : key.substring(0, 100);
    }

    private Decision shown(Decision decision) {
        return switch (flaw) {
            case LETS_TIME_GO_BACK ->
                with(decision, draftTimes.getOrDefault(decision.id(), decision.time()), decision.command());
            case ROUNDS_TIME ->
                with(decision, Instant.ofEpochMilli(decision.time().toEpochMilli()), decision.command());
            case ROUNDS_NUMBERS -> with(decision, decision.time(), rounded(decision.command()));
            default -> decision;
        };
    }

    private static RecordedCommand rounded(RecordedCommand command) {
        return command.data().isBigDecimal()
                ? new RecordedCommand(
                        command.type(),
                        command.version(),
                        Json.tree(command.data()
                                .decimalValue()
                                .stripTrailingZeros()
                                .setScale(1, RoundingMode.UP)))
                : command;
    }

    private static Decision with(Decision decision, Instant time, RecordedCommand command) {
        return new Decision(
                decision.id(),
                decision.position(),
                time,
                decision.domain(),
                command,
                decision.origin(),
                decision.boundary(),
                decision.checks(),
                decision.outcome(),
                decision.events());
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        ReadQuery changed = switch (flaw) {
            case READS_FROM_THE_POSITION_ON -> query.after(query.after().previous());
            case READS_UP_TO_BEFORE_THE_POSITION ->
                query.upTo() == null ? query : query.upTo(query.upTo().previous());
            case LOOKS_AT_THE_FIRST_CRITERION_ONLY ->
                query.criteria().isEmpty()
                        ? query
                        : new ReadQuery(
                                query.criteria().subList(0, 1),
                                query.after(),
                                query.upTo(),
                                query.backwards(),
                                query.limit());
            case IGNORES_THE_LIMIT -> query.limit(ReadQuery.MAX_LIMIT);
            case READS_FORWARDS_ONLY -> query.oldestFirst();
            default -> query;
        };
        return log.read(changed).stream().map(this::shown).toList();
    }

    @Override
    public Position head() {
        Position last = closedAt;
        return flaw == Flaw.ANSWERS_WHEN_CLOSED && last != null ? last : log.head();
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return log.find(id).map(this::shown);
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return log.findByIdempotencyKey(flaw == Flaw.CUTS_KEYS && key.length() > 100 ? key.substring(0, 100) : key)
                .map(this::shown);
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        return flaw == Flaw.DOES_NOT_WAIT ? log.head() : log.await(after, atMost);
    }

    @Override
    public void close() {
        if (closedAt == null) {
            closedAt = log.head();
        }
        log.close();
    }
}
