package dev.whence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.bank.DamagedLog;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.engine.Answer;
import dev.whence.engine.Answer.Standing;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.Explainer;
import dev.whence.json.Json;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityStates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UnreadableDecisionsTest {

    private static final EntityRef A = new EntityRef("account", "A");

    private final DamagedLog log = new DamagedLog(new InMemoryDecisionLog());
    private final Branch before = new Branch(Bank.domain(), log);

    /// The bank after a restart, which knows nothing but the log.
    private Branch reopened() {
        return new Branch(Bank.domain(), log);
    }

    @Nested
    class An_entity_that_it_changed {

        private Position damaged = Position.NONE;

        @BeforeEach
        void lose_a_payment() {
            before.account("B", "50");
            before.account("A", "100");
            damaged = before.done(new PayIn("A", BigDecimal.ONE)).position();
            var _ = before.done(new PayIn("A", BigDecimal.TEN));
            log.damage(damaged);
        }

        @Test
        void answers_a_command_with_where_the_trouble_is_and_records_it() {
            Branch branch = reopened();
            Answer answer = branch.ask(new Withdraw("A", BigDecimal.ONE));

            assertThat(answer.standing()).isEqualTo(Standing.RECORDED);
            assertThat(answer.decision().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(answer.decision().events()).isEmpty();
            assertThat(answer.decision().unmet())
                    .filteredOn(check -> check.rule().equals("history-is-readable"))
                    .extracting(Check::because)
                    .singleElement()
                    .asString()
                    .contains("account:A cannot be read", "The decision at position " + damaged, "from a backup");
            assertThat(branch.explainer.explain(answer.decision()).fullText())
                    .contains("Not known: what is possible now, since account:A cannot be read");
        }

        @Test
        void keeps_no_other_from_being_read_or_changed() {
            Branch branch = reopened();
            assertThat(branch.ask(new Withdraw("B", BigDecimal.ONE)).isAccepted())
                    .isTrue();
            assertThat(branch.balance("B")).isEqualByComparingTo("49");
            assertThat(branch.ask(new Transfer("B", "A", BigDecimal.ONE, "gift"))
                            .decision()
                            .outcome())
                    .isEqualTo(Outcome.FAILED);
        }

        @Test
        void can_be_read_as_of_an_earlier_position() {
            EntityStates states = reopened().states;
            assertThat(states.asOf(Bank.ACCOUNT, A, damaged.previous()).state())
                    .isNotNull()
                    .satisfies(account -> assertThat(account.balance()).isEqualByComparingTo("100"));
            assertThatThrownBy(() -> states.now(Bank.ACCOUNT, A))
                    .isInstanceOfSatisfying(UnreadableEntityException.class, unreadable -> {
                        assertThat(unreadable.entity()).isEqualTo(A);
                        assertThat(unreadable.position()).isEqualTo(damaged);
                    });
        }
    }

    @Test
    void a_key_whose_first_answer_is_lost_is_told_of_and_a_new_key_goes_on() {
        before.account("A", "10");
        Origin keyed = Branch.ANNA.withIdempotencyKey("k1");
        Decision first = before.engine
                .decide(CommandRequest.of(new PayIn("A", BigDecimal.ONE), keyed))
                .decision();
        before.account("B", "10");
        log.damage(first.position());

        Answer again = reopened().engine.decide(CommandRequest.of(new PayIn("A", BigDecimal.ONE), keyed));

        assertThat(again.decision().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(again.decision().unmet().getFirst().because())
                .contains("the key was used before", "position " + first.position(), "new key");
        assertThat(reopened()
                        .engine
                        .decide(CommandRequest.of(new PayIn("B", BigDecimal.ONE), Branch.ANNA.withIdempotencyKey("k2")))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void a_cause_that_is_lost_is_said_to_be_unknown() {
        before.account("A", "10");
        Decision cause = before.done(new PayIn("A", BigDecimal.ONE));
        before.account("B", "10");
        Decision effect = before.engine
                .decide(CommandRequest.of(new PayIn("B", BigDecimal.ONE), Branch.ANNA.withCausedBy(cause.id())))
                .decision();
        log.damage(cause.position());

        assertThat(reopened().explainer.explain(effect).text())
                .contains("Not known: what " + cause.id() + " was", "position " + cause.position());
    }

    @Test
    void asking_why_it_came_out_as_it_did_names_it() {
        before.account("A", "10");
        log.damage(Position.of(2));
        Explainer explainer = reopened().explainer;
        assertThatThrownBy(() -> explainer.decision(Position.of(2)))
                .isInstanceOf(UnreadableDecisionException.class)
                .hasMessageContaining("position 2");
    }

    @Nested
    class Shown_as_it_is_stored {

        private JsonNode shown(byte[] body) {
            StoredDecision stored =
                    StoredDecision.of(Position.of(7), Instant.parse("2026-05-01T09:00:00.5Z"), null, body);
            return Json.ENVELOPE.readTree(LogEntry.of(stored, log).toJson());
        }

        @Test
        void text_is_shown_as_text() {
            String raw = "{\"id\":\"x\", \"note\":\"caf\u00e9 “quoted”\"";
            JsonNode json = shown(raw.getBytes(StandardCharsets.UTF_8));
            assertThat(json.path("position").asLong()).isEqualTo(7);
            assertThat(json.path("time").asString()).isEqualTo("2026-05-01T09:00:00.500Z");
            assertThat(json.path("unreadable").asString()).contains("position 7 cannot be read");
            assertThat(json.path("raw").asString()).isEqualTo(raw);
        }

        @Test
        void bytes_that_are_no_text_are_shown_without_loss() {
            byte[] raw = {'{', (byte) 0xff, 0, (byte) 0x80};
            JsonNode json = shown(raw);
            assertThat(json.has("raw")).isFalse();
            assertThat(Base64.getDecoder().decode(json.path("rawBase64").asString()))
                    .isEqualTo(raw);
        }

        @Test
        void a_decision_is_shown_as_ever() {
            before.account("A", "0");
            Decision decision = log.at(Position.of(1)).orElseThrow();
            assertThat(LogEntry.of(log.storedAt(Position.of(1)).orElseThrow(), log)
                            .toJson())
                    .isEqualTo(DecisionCodec.toJson(decision));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void one_among_many_changes_nothing_but_what_rests_on_it(long seed) {
        Random random = new Random(seed);
        List<String> ids = List.of("A", "B", "C", "D", "E");
        ids.forEach(id -> before.account(id, "100"));
        for (int i = 0; i < 150; i++) {
            var _ = before.ask(anyCommand(ids, random));
        }
        Decision lost = anyChange(random);
        log.damage(lost.position());
        Branch after = reopened();

        assertEntries(lost);
        ids.forEach(id -> assertAccount(id, lost, after, random));
    }

    private void assertAccount(String id, Decision lost, Branch after, Random random) {
        EntityRef ref = new EntityRef("account", id);
        boolean rests = lost.changed().contains(ref);
        for (int i = 0; i < 40; i++) {
            Position asOf = Position.of(random.nextLong(log.head().value() + 1));
            if (rests && !lost.position().isAfter(asOf)) {
                assertThatThrownBy(() -> after.states.asOf(Bank.ACCOUNT, ref, asOf))
                        .as("%s at %s", ref, asOf)
                        .isInstanceOf(UnreadableEntityException.class);
            } else {
                assertThat(after.states.asOf(Bank.ACCOUNT, ref, asOf))
                        .as("%s at %s", ref, asOf)
                        .isEqualTo(before.states.asOf(Bank.ACCOUNT, ref, asOf));
            }
        }
        Outcome outcome = after.ask(new PayIn(id, BigDecimal.ONE)).decision().outcome();
        assertThat(outcome).as(id).isEqualTo(rests ? Outcome.FAILED : Outcome.ACCEPTED);
    }

    private void assertEntries(Decision lost) {
        List<Position> seen = new ArrayList<>();
        log.forEachStored(ReadQuery.all(), stored -> {
            seen.add(stored.position());
            assertThat(LogEntry.of(stored, log) instanceof LogEntry.Unreadable)
                    .isEqualTo(stored.position().equals(lost.position()));
        });
        assertThat(seen).hasSize((int) log.head().value());
        assertThatThrownBy(() -> log.forEach(ReadQuery.all(), decision -> {}))
                .isInstanceOfSatisfying(
                        UnreadableDecisionException.class,
                        stopped -> assertThat(stopped.position()).isEqualTo(lost.position()));
    }

    private Decision anyChange(Random random) {
        while (true) {
            Decision any =
                    log.at(Position.of(1 + random.nextLong(log.head().value()))).orElseThrow();
            if (!any.events().isEmpty()) {
                return any;
            }
        }
    }

    private static Record anyCommand(List<String> ids, Random random) {
        String id = ids.get(random.nextInt(ids.size()));
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 3000), 2);
        return switch (random.nextInt(3)) {
            case 0 -> new Withdraw(id, amount);
            case 1 -> new Transfer(id, ids.get(random.nextInt(ids.size())), amount, "gift");
            default -> new PayIn(id, amount);
        };
    }
}
