package dev.whence.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.Break;
import dev.whence.bank.AccountCommand.CloseAccounts;
import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.OpenNumbered;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.Verdict;
import dev.whence.engine.Answer.Standing;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecisionEngineTest {

    private final Branch branch = new Branch();

    @BeforeEach
    void openTwoAccounts() {
        branch.account("A", "100");
        branch.account("B", "0");
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private Check check(Decision decision, String rule) {
        return decision.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class A_command_that_every_rule_allows {

        @Test
        void is_accepted_and_its_events_happen() {
            Decision decision = branch.done(new Withdraw("A", money("40.50")));

            assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(decision.events()).extracting(RecordedEvent::type).containsExactly("MoneyPaidOut");
            assertThat(decision.checks())
                    .extracting(Check::rule)
                    .containsExactly(
                            "reason-is-given", "account-exists", "account-is-not-frozen", "balance-covers-amount");
            assertThat(branch.balance("A")).isEqualByComparingTo("59.50");
        }

        @Test
        void is_in_the_log_when_the_answer_is_given() {
            Answer answer = branch.ask(new Withdraw("A", money("1")));

            assertThat(answer.standing()).isEqualTo(Standing.RECORDED);
            assertThat(branch.log.find(answer.decision().id())).contains(answer.decision());
        }

        @Test
        void changes_several_entities_together() {
            branch.done(new Transfer("A", "B", money("30"), "rent"));

            assertThat(branch.balance("A")).isEqualByComparingTo("70");
            assertThat(branch.balance("B")).isEqualByComparingTo("30");
        }

        @Test
        void may_bring_an_entity_with_a_new_identity_into_being() {
            Decision first = branch.done(new OpenNumbered("zoe"));
            Decision second = branch.done(new OpenNumbered("zoe"));

            assertThat(first.changed()).hasSize(1).isNotEqualTo(second.changed());
            assertThat(first.boundary().entities()).isEqualTo(first.changed());
        }

        @Test
        void gets_the_same_ids_again_where_they_are_drawn_from_the_same_seed() {
            CommandRequest request = CommandRequest.of(new OpenNumbered("zoe"), Branch.ANNA);

            Decision one = new Branch()
                    .engine
                    .withIdsFrom(new Random(7))
                    .decide(request)
                    .decision();
            Decision same = new Branch()
                    .engine
                    .withIdsFrom(new Random(7))
                    .decide(request)
                    .decision();
            Decision other = new Branch()
                    .engine
                    .withIdsFrom(new Random(8))
                    .decide(request)
                    .decision();

            assertThat(same).isEqualTo(one);
            assertThat(other.id()).isNotEqualTo(one.id());
            assertThat(other.changed()).isNotEqualTo(one.changed());
        }
    }

    @Nested
    class A_command_that_a_rule_forbids {

        @Test
        void is_recorded_as_rejected_with_what_the_rule_saw() {
            Answer answer = branch.ask(new Withdraw("A", money("100.01")));

            assertThat(answer.decision().outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(answer.decision().events()).isEmpty();
            assertThat(branch.log.find(answer.decision().id())).isPresent();
            assertThat(Sentences.of(check(answer.decision(), "balance-covers-amount")))
                    .isEqualTo("account.balance was 100, required at least 100.01 (command.amount)");
            assertThat(branch.balance("A")).isEqualByComparingTo("100");
        }

        @Test
        void is_checked_against_all_rules_not_only_up_to_the_first_failure() {
            branch.done(new FreezeAccount("A"));

            Decision decision = branch.ask(new Withdraw("A", money("500"))).decision();

            assertThat(decision.unmet())
                    .extracting(Check::rule)
                    .containsExactly("account-is-not-frozen", "balance-covers-amount");
        }

        @Test
        void tells_a_missing_entity_from_a_broken_rule() {
            Decision decision = branch.ask(new Withdraw("Z", money("1"))).decision();

            assertThat(check(decision, "account-exists").verdict()).isEqualTo(Verdict.FAILS);
            assertThat(check(decision, "balance-covers-amount").verdict()).isEqualTo(Verdict.NOT_EVALUATED);
            assertThat(check(decision, "balance-covers-amount").because()).isEqualTo("account:Z does not exist");
            assertThat(decision.outcome()).isEqualTo(Outcome.REJECTED);
        }

        @Test
        void names_whichever_of_several_entities_is_missing() {
            Decision decision =
                    branch.ask(new Transfer("A", "Z", money("1"), "rent")).decision();

            assertThat(Sentences.of(check(decision, "account-exists")))
                    .isEqualTo("account:Z was absent, required present");
        }

        @Test
        void names_each_item_that_fails() {
            Decision decision = branch.ask(new CloseAccounts(List.of("A", "B"))).decision();

            assertThat(Sentences.of(check(decision, "accounts-are-empty")))
                    .isEqualTo("for A, account:A.balance was 100, required 0");
        }

        @Test
        void is_refused_when_no_reason_is_stated() {
            Decision decision = branch.engine
                    .decide(CommandRequest.of(
                            new PayIn("A", money("1")), Origin.unknown().withReason("  ")))
                    .decision();

            assertThat(decision.unmet()).extracting(Check::rule).containsExactly("reason-is-given");
        }

        @Test
        void is_accepted_where_the_deployment_has_switched_the_rule_off() {
            Branch lenient = new Branch(Bank.domain().withoutRules(Set.of("manners")), new InMemoryDecisionLog());
            lenient.account("A", "10");
            lenient.account("B", "0");

            assertThat(lenient.ask(new Transfer("A", "B", money("1"), null)).isAccepted())
                    .isTrue();
            assertThat(branch.ask(new Transfer("A", "B", money("1"), null)).isAccepted())
                    .isFalse();
        }
    }

    @Nested
    class A_request_that_cannot_be_read {

        @Test
        void is_recorded_as_invalid_with_every_problem() {
            Decision decision = branch.askRaw("withdraw", "{\"acount_id\": \"A\", \"amount\": \"ten\"}")
                    .decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(decision.command().type()).isEqualTo("Withdraw");
            assertThat(Sentences.of(decision.checks().getFirst()))
                    .contains("command.account_id was absent, required present")
                    .contains("command.amount was ten, required “a number”")
                    .contains(
                            "command field was acount_id, required one of account_id, amount; did you mean account_id?");
            assertThat(branch.log.find(decision.id())).contains(decision);
        }

        @Test
        void names_the_commands_there_are() {
            Decision decision = branch.askRaw("withdrow", "{}").decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(Sentences.of(decision.checks().getFirst())).contains("did you mean withdraw?");
        }

        @Test
        void is_not_recorded_whole_when_it_is_huge() {
            Decision decision = branch.askRaw(
                            "withdraw", "{\"account_id\": \"" + "x".repeat(10_000_000) + "\", \"amount\": 1}")
                    .decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(decision.command().data().toString()).hasSizeLessThan(1_000);
        }

        @Test
        void is_refused_when_the_identity_is_no_identity() {
            Decision decision = branch.askRaw("pay_in", "{\"account_id\": \" \", \"amount\": 1}")
                    .decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(check(decision, "account-exists").because()).contains("is not an entity id");
        }

        @Test
        void may_have_arguments_of_any_json_kind() {
            for (String json : List.of("null", "[]", "\"text\"", "5", "true", "{\"amount\": {\"deep\": [1]}}")) {
                assertThat(branch.askRaw("pay_in", json).decision().outcome())
                        .as(json)
                        .isEqualTo(Outcome.INVALID);
            }
        }
    }

    @Nested
    class A_bug_in_the_domain {

        @Test
        void in_a_rule_is_recorded_as_an_error_of_that_rule() {
            Decision decision = branch.ask(new Break("A", "rule")).decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(check(decision, "rule-works").verdict()).isEqualTo(Verdict.ERROR);
            assertThat(check(decision, "rule-works").because()).contains("the rule broke");
        }

        @Test
        void in_the_production_leaves_nothing_behind() {
            Decision decision = branch.ask(new Break("A", "production")).decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(decision.events()).isEmpty();
        }

        @Test
        void that_makes_events_nobody_can_apply_is_caught_before_the_append() {
            Decision decision = branch.ask(new Break("missing", "nowhere")).decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(decision.unmet().getFirst().because()).contains("never opened");
        }
    }

    @Nested
    class An_idempotency_key {

        private final Origin keyed = Branch.ANNA.withIdempotencyKey("key-1");

        @Test
        void gives_the_first_decision_again_for_the_same_command() {
            CommandRequest request = CommandRequest.of(new PayIn("A", money("5")), keyed);

            Answer first = branch.engine.decide(request);
            Answer second = branch.engine.decide(request);

            assertThat(second.standing()).isEqualTo(Standing.REPEATED);
            assertThat(second.decision()).isEqualTo(first.decision());
            assertThat(branch.balance("A")).isEqualByComparingTo("105");
        }

        @Test
        void refuses_another_command() {
            branch.engine.decide(CommandRequest.of(new PayIn("A", money("5")), keyed));

            Answer other = branch.engine.decide(CommandRequest.of(new PayIn("A", money("6")), keyed));

            assertThat(other.decision().outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(other.decision().unmet())
                    .extracting(Check::rule)
                    .containsExactly("idempotency-key-is-for-one-command");
            assertThat(branch.balance("A")).isEqualByComparingTo("105");
        }

        @Test
        void is_not_used_up_by_a_dry_run_nor_by_an_unreadable_request() {
            CommandRequest request = CommandRequest.of(new PayIn("A", money("5")), keyed);
            branch.engine.decide(request.asDryRun());
            branch.engine.decide(CommandRequest.of("pay_in", Json.DATA.readTree("{}"), keyed));

            assertThat(branch.engine.decide(request).standing()).isEqualTo(Standing.RECORDED);
        }

        @Test
        void lets_only_one_of_many_simultaneous_requests_through() throws Exception {
            CommandRequest request = CommandRequest.of(new PayIn("A", money("5")), keyed);
            AtomicInteger recorded = new AtomicInteger();
            try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
                for (int i = 0; i < 64; i++) {
                    callers.execute(() -> {
                        if (branch.engine.decide(request).standing() == Standing.RECORDED) {
                            recorded.incrementAndGet();
                        }
                    });
                }
            }
            assertThat(recorded).hasValue(1);
            assertThat(branch.balance("A")).isEqualByComparingTo("105");
        }
    }

    @Nested
    class An_expected_version {

        @Test
        void that_is_current_is_met() {
            Position version = branch.log.lastChange(EntityRef.parse("account:A"));

            assertThat(branch.engine
                            .decide(CommandRequest.of(new PayIn("A", money("1")), Branch.ANNA)
                                    .expecting(version))
                            .isAccepted())
                    .isTrue();
        }

        @Test
        void that_is_stale_is_refused_with_both_versions() {
            Decision decision = branch.engine
                    .decide(CommandRequest.of(new PayIn("A", money("1")), Branch.ANNA)
                            .expecting(Position.of(1)))
                    .decision();

            assertThat(Sentences.of(check(decision, "expected-version")))
                    .isEqualTo("account.version was 2, required 1");
        }

        @Test
        void makes_no_sense_for_a_command_about_no_entity() {
            Decision decision = branch.engine
                    .decide(CommandRequest.of(new OpenNumbered("zoe"), Branch.ANNA)
                            .expecting(Position.of(1)))
                    .decision();

            assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
        }
    }

    @Nested
    class A_dry_run {

        @Test
        void says_what_would_be_decided_and_records_nothing() {
            Position head = branch.log.head();

            Answer yes = branch.engine.decide(CommandRequest.of(new Withdraw("A", money("1")), Branch.ANNA)
                    .asDryRun());
            Answer no = branch.engine.decide(CommandRequest.of(new Withdraw("A", money("101")), Branch.ANNA)
                    .asDryRun());

            assertThat(yes.isAccepted()).isTrue();
            assertThat(yes.standing()).isEqualTo(Standing.DRY_RUN);
            assertThat(yes.decision().events()).hasSize(1);
            assertThat(no.isAccepted()).isFalse();
            assertThat(branch.log.head()).isEqualTo(head);
        }
    }

    @Nested
    class Many_callers_on_one_entity {

        @Test
        void never_overdraw_it_and_all_get_a_verdict() throws Exception {
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger rejected = new AtomicInteger();
            try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
                for (int i = 0; i < 320; i++) {
                    callers.execute(() -> {
                        Outcome outcome = branch.ask(new Withdraw("A", BigDecimal.ONE))
                                .decision()
                                .outcome();
                        (outcome == Outcome.ACCEPTED ? accepted : rejected).incrementAndGet();
                    });
                }
            }
            assertThat(accepted).hasValue(100);
            assertThat(rejected).hasValue(220);
            assertThat(branch.balance("A")).isEqualByComparingTo("0");
        }
    }

    @Test
    void an_observation_is_recorded_without_being_judged() {
        EntityRef account = EntityRef.parse("account:A");
        Decision observed = branch.engine.observe(
                "CustomerCalled",
                Json.DATA.readTree("{\"about\":\"a missing transfer\"}"),
                List.of(account),
                Branch.ANNA);

        assertThat(observed.outcome()).isEqualTo(Outcome.OBSERVED);
        assertThat(branch.log.read(ReadQuery.mentioning(account))).contains(observed);
        assertThat(branch.log.read(ReadQuery.changesTo(account))).doesNotContain(observed);
    }

    @Test
    void opening_what_exists_is_refused() {
        Decision decision = branch.ask(new OpenAccount("A", "somebody else")).decision();

        assertThat(decision.unmet()).extracting(Check::rule).containsExactly("account-is-new");
    }
}
