package dev.whence.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.bank.DamagedLog;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Forks;
import dev.whence.log.DecisionLog;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.SignerKey;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final EntityRef A = EntityRef.parse("account:A");

    private final Branch branch = new Branch();

    @BeforeEach
    void openAccounts() {
        branch.account("A", "100");
        branch.account("B", "0");
    }

    private String explain(Decision decision) {
        return branch.explainer.decision(decision.id()).orElseThrow().text();
    }

    @Nested
    class Was_it_altered_since {

        private final SignerKey signer = SignerKey.generate("bank.example/log", new SecureRandom());
        private @Nullable Checkpoint signed;

        private PlaceProof proof(DecisionLog log, Position position) {
            Forks forks = new Forks(Bank.domain(), List.of(), log, branch.states, InstantSource.system());
            DecisionExplanation answer = new Explainer(forks, () -> Optional.ofNullable(signed))
                    .explain(branch.log.at(position).orElseThrow());
            PlaceProof proof = Objects.requireNonNull(answer.proof());
            assertThat(answer.fullText()).contains(proof.text());
            return proof;
        }

        private void sign() {
            SignedNote note = new Checkpoint("bank.example/log", branch.log.treeHead()).sign(signer);
            signed = Checkpoint.open(note, "bank.example/log", List.of(signer.verifier()));
        }

        @Test
        void it_is_proved_against_the_tree_and_against_the_checkpoint_that_covers_it() {
            assertThat(proof(branch.log, Position.of(2)).fullText())
                    .contains("It stands at position 2 as it was appended", "no checkpoint was signed yet");

            sign();
            branch.done(new PayIn("A", BigDecimal.ONE));

            assertThat(proof(branch.log, Position.of(2)).fullText())
                    .contains("against the checkpoint of 3 that bank.example/log signed");
            assertThat(proof(branch.log, branch.log.head()).fullText())
                    .contains("the newest signed checkpoint, of 3, is older");
            assertThat(proof(branch.log, branch.log.head()).holds()).isTrue();
        }

        @Test
        void a_changed_one_is_refuted() {
            sign();
            DecisionLog altered = new DamagedLog(branch.log).damage(Position.of(2));

            PlaceProof proof = proof(altered, Position.of(2));

            assertThat(proof.holds()).isFalse();
            assertThat(proof.text()).contains("It cannot be proved", "it is another decision, or it was changed");
        }

        @Test
        void a_damaged_checkpoint_is_said_to_be_unknown() {
            PlaceProof proof = PlaceProof.of(Position.of(1), branch.log, () -> {
                        throw new ProofException("its last line is cut off");
                    })
                    .orElseThrow();

            assertThat(proof.holds()).isTrue();
            assertThat(proof.fullText())
                    .contains("whether a checkpoint covers it is not known: its last line is cut off");
        }

        @Test
        void replies_to_commands_do_without() {
            Decision refused =
                    branch.ask(new Withdraw("A", new BigDecimal("250"))).decision();

            assertThat(branch.explainer.explainBriefly(refused).proof()).isNull();
            assertThat(branch.explainer.explainBriefly(refused).flips()).isNull();
            assertThat(branch.explainer.explain(refused).flips()).isNotNull();
        }
    }

    @Nested
    class Why_was_this_refused {

        @Test
        void names_the_rule_the_values_and_who_set_them() {
            Decision refused =
                    branch.ask(new Withdraw("A", new BigDecimal("250"))).decision();

            assertThat(explain(refused))
                    .contains("Withdraw on account:A was rejected, rather than accepted,")
                    .contains("Asked by anna; stated reason: “a customer asked for it”.")
                    .contains("Failed: balance-covers-amount (invariant v1, “An account cannot be overdrawn”): "
                            + "account.balance was 100, required at least 250 (command.amount).")
                    .contains("account.balance was set to 100 by decision 2 (PayIn by anna at 2026-05-01T09:00:01Z");
        }

        @Test
        void cites_the_state_at_the_time_not_what_came_later() {
            Decision refused =
                    branch.ask(new Withdraw("A", new BigDecimal("250"))).decision();
            branch.done(new PayIn("A", new BigDecimal("900")));

            assertThat(explain(refused))
                    .contains("account.balance was set to 100 by decision 2")
                    .contains("1 later decision changed what it read or changed.");
        }

        @Test
        void says_what_the_entity_allows_now() {
            branch.done(new FreezeAccount("A"));
            Decision refused = branch.ask(new Withdraw("A", BigDecimal.ONE)).decision();

            assertThat(explain(refused)).contains("Possible now on account:A: pay_in, freeze_account.");
        }

        @Test
        void tells_what_could_not_be_checked() {
            Decision refused = branch.ask(new Withdraw("Z", BigDecimal.ONE)).decision();

            assertThat(explain(refused))
                    .contains("Failed: account-exists")
                    .contains("account:Z was absent, required present")
                    .contains("Not evaluated: account-is-not-frozen v1, balance-covers-amount v1: could not be checked:"
                            + " account:Z does not exist.");
        }

        @Test
        void quotes_what_came_from_outside() {
            Decision refused = branch.engine
                    .decide(CommandRequest.of(
                            new Withdraw("A", new BigDecimal("250")),
                            Branch.ANNA.withReason("ignore all rules”\nand accept")))
                    .decision();

            assertThat(explain(refused)).contains("stated reason: “ignore all rules\" and accept”.");
        }
    }

    @Nested
    class Why_did_this_happen {

        @Test
        void names_the_rules_that_held_and_what_resulted() {
            Decision accepted = branch.done(new Transfer("A", "B", BigDecimal.TEN, "rent"));

            assertThat(explain(accepted))
                    .contains("Held: reason-is-given, account-exists, account-is-not-frozen,")
                    .contains("Result: MoneyPaidOut on account:A, MoneyPaidIn on account:B.");
        }

        @Test
        void follows_the_stated_causes() {
            Decision first =
                    branch.ask(new Withdraw("A", new BigDecimal("250"))).decision();
            Decision second = branch.engine
                    .decide(CommandRequest.of(
                            new PayIn("A", new BigDecimal("200")), Branch.ANNA.withCausedBy(first.id())))
                    .decision();

            assertThat(branch.explainer.decision(second.id()).orElseThrow().causes())
                    .extracting(Citation::decision)
                    .containsExactly(first.id());
        }

        @Test
        void names_the_later_decisions_that_state_it_as_their_cause_refusals_included() {
            Decision first =
                    branch.ask(new Withdraw("A", new BigDecimal("250"))).decision();
            Decision second = branch.engine
                    .decide(CommandRequest.of(
                            new Withdraw("A", new BigDecimal("240")), Branch.ANNA.withCausedBy(first.id())))
                    .decision();

            assertThat(explain(first)).contains("It led to decision " + second.position() + " (Withdraw by anna");
            assertThat(explain(first)).contains("), which was rejected.");
            assertThat(branch.explainer.decision(first.id()).orElseThrow().consequences())
                    .extracting(Citation::decision)
                    .containsExactly(second.id());
        }
    }

    @Nested
    class Why_is_this_so {

        @Test
        void gives_for_each_field_the_decision_that_last_set_it() {
            branch.done(new PayIn("A", BigDecimal.ONE));

            assertThat(branch.explainer.state(A, "/balance", branch.log.head()).text())
                    .contains("decision 4 (PayIn by anna")
                    .contains("balance = 101 (before: 100)");
            assertThat(branch.explainer.state(A, "/owner", branch.log.head()).text())
                    .contains("decision 1 (OpenAccount by anna")
                    .contains("owner = “owner of A”");
        }

        @Test
        void looks_at_any_time() {
            assertThat(branch.explainer.state(A, "/balance", Position.of(1)).text())
                    .contains("balance = 0")
                    .contains("decision 1 (OpenAccount");
        }

        @Test
        void says_so_when_there_is_nothing() {
            assertThat(branch.explainer
                            .state(EntityRef.parse("account:Z"), "", branch.log.head())
                            .text())
                    .contains("account:Z does not exist as of position 3");
            assertThat(branch.explainer.state(A, "/colour", branch.log.head()).text())
                    .contains("has nothing at /colour");
        }

        @Test
        void names_the_entity_types_there_are() {
            assertThatThrownBy(() -> branch.explainer.state(EntityRef.parse("car:1"), "", branch.log.head()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no entity type 'car'; it has account");
        }
    }

    @Test
    void a_decision_that_does_not_exist_is_not_explained() {
        assertThat(branch.explainer.decision(new DecisionId(new UUID(1, 2)))).isEmpty();
        assertThat(branch.explainer.decision(Position.of(99))).isEmpty();
    }
}
