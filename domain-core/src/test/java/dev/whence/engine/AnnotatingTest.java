package dev.whence.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Branch;
import dev.whence.clinic.ClinicCommand.ChangeContact;
import dev.whence.clinic.Ward;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.engine.Answer.Standing;
import dev.whence.log.Criterion;
import dev.whence.log.ReadQuery;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnnotatingTest {

    private final Branch branch = new Branch();
    private final EntityRef account = EntityRef.parse("account:A");

    @BeforeEach
    void openAnAccount() {
        branch.account("A", "100");
    }

    private Answer annotate(Note note) {
        return branch.engine.annotate(note, Branch.ANNA, false);
    }

    @Test
    void a_note_on_an_entity_is_a_decision_in_its_history_and_changes_nothing() {
        Position before = branch.log.lastChange(account);

        Decision note =
                annotate(new Note.OnEntity(account, "Asked for a higher limit")).decision();

        assertThat(note.outcome()).isEqualTo(Outcome.OBSERVED);
        assertThat(note.command().type()).isEqualTo("Annotate");
        assertThat(note.command().data().at("/note").asString()).isEqualTo("Asked for a higher limit");
        assertThat(note.origin().principal()).isEqualTo(Branch.ANNA.principal());
        assertThat(branch.log.read(ReadQuery.mentioning(account))).contains(note);
        assertThat(branch.log.lastChange(account)).isEqualTo(before);
    }

    @Test
    void a_note_on_a_decision_is_caused_by_it_and_found_with_what_it_mentions() {
        Decision refused = branch.ask(new Withdraw("A", new BigDecimal("500"))).decision();

        Decision note = annotate(new Note.OnDecision(refused, "The customer was told by phone"))
                .decision();

        assertThat(note.origin().causedBy()).isEqualTo(refused.id());
        assertThat(note.command().data().at("/about").asString()).isEqualTo("decision:" + refused.id());
        assertThat(branch.log.read(ReadQuery.mentioning(account))).contains(note);
        assertThat(branch.log.read(ReadQuery.where(new Criterion.CausedBy(refused.id()))))
                .containsExactly(note);
    }

    @Test
    void a_dry_run_takes_nothing_down() {
        Position head = branch.log.head();

        Answer answer = branch.engine.annotate(new Note.OnEntity(account, "Perhaps"), Branch.ANNA, true);

        assertThat(answer.standing()).isEqualTo(Standing.DRY_RUN);
        assertThat(branch.log.head()).isEqualTo(head);
    }

    @Test
    void the_same_key_takes_the_same_note_down_once_and_no_other() {
        Note note = new Note.OnEntity(account, "Called at noon");
        Answer first = branch.engine.annotate(note, Branch.ANNA.withIdempotencyKey("k1"), false);
        Answer again = branch.engine.annotate(note, Branch.ANNA.withIdempotencyKey("k1"), false);
        Answer other = branch.engine.annotate(
                new Note.OnEntity(account, "Called at one"), Branch.ANNA.withIdempotencyKey("k1"), false);

        assertThat(again).isEqualTo(new Answer(first.decision(), Standing.REPEATED));
        assertThat(other.decision().unmet())
                .extracting(Check::rule)
                .containsExactly("idempotency-key-is-for-one-command");
    }

    @Nested
    class Is_refused {

        private void refused(String rule, Note note) {
            Decision decision = annotate(note).decision();
            assertThat(decision.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(decision.unmet()).extracting(Check::rule).containsExactly(rule);
            assertThat(branch.log.find(decision.id())).as("recorded").contains(decision);
        }

        @Test
        void where_it_says_nothing_or_too_much() {
            refused("note-says-something", new Note.OnEntity(account, " \n "));
            refused("note-says-something", new Note.OnEntity(account, "x".repeat(Note.MAX_LENGTH + 1)));
            assertThat(annotate(new Note.OnEntity(account, "x".repeat(Note.MAX_LENGTH)))
                            .isAccepted())
                    .isTrue();
        }

        @Test
        void where_nothing_is_recorded_of_the_entity() {
            refused(
                    "note-is-about-something-recorded",
                    new Note.OnEntity(EntityRef.parse("account:nobody"), "Who is this?"));
        }
    }

    @Nested
    class Of_a_data_subject {

        private final Ward ward = new Ward();

        @Test
        void is_encrypted_and_forgotten_with_the_subject() {
            Decision changed = ward.done(new ChangeContact("p1", "+46 555 0456", "Lysekil"));
            Decision onPatient = ward.engine
                    .annotate(new Note.OnEntity(Ward.MARA, "Prefers to be called Smultron"), Branch.ANNA, false)
                    .decision();
            Decision onDecision = ward.engine
                    .annotate(new Note.OnDecision(changed, "Moved in with Smultron's aunt"), Branch.ANNA, false)
                    .decision();

            assertThat(onPatient.personal()).extracting(PersonalValues::subject).containsExactly(Ward.MARA);
            assertThat(onDecision.personal())
                    .extracting(PersonalValues::subject)
                    .contains(Ward.MARA);
            assertThat(ward.allStored()).doesNotContain("Smultron");

            ward.forget(Ward.MARA);

            assertThat(ward.allRead()).doesNotContain("Smultron");
            assertThat(ward.engine
                            .annotate(new Note.OnEntity(Ward.MARA, "Came back"), Branch.ANNA, false)
                            .decision()
                            .unmet())
                    .extracting(Check::rule)
                    .containsExactly("forgotten-stay-forgotten");
        }
    }
}
