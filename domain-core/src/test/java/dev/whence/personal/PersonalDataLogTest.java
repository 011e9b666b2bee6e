package dev.whence.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.clinic.Clinic;
import dev.whence.clinic.ClinicCommand.BeginVisit;
import dev.whence.clinic.ClinicCommand.ChangeContact;
import dev.whence.clinic.ClinicCommand.EndVisit;
import dev.whence.clinic.ClinicCommand.FindPatient;
import dev.whence.clinic.ClinicCommand.Stumble;
import dev.whence.clinic.Patient;
import dev.whence.clinic.Ward;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PersonalDataLogTest {

    private final Ward ward = new Ward();

    @Nested
    class While_nobody_is_forgotten {

        @Test
        void nothing_personal_is_stored_in_plain_text() {
            ward.done(new ChangeContact("p1", "+46 555 0456", "Lysekil"));
            ward.ask(new ChangeContact("p1", "+46 555 0456", "L"));
            ward.done(new EndVisit("v1", "bronchitis"));

            assertThat(ward.allStored())
                    .doesNotContain("Lindqvist", "1984", "61,", "555", "Uddevalla", "penicillin", "hazelnut", "cough")
                    .doesNotContain("Lysekil", "bronchitis", "Brumm", "Moss")
                    .contains("patient:p1", "ContactChanged", "letters in command.town");
        }

        @Test
        void everything_is_read_as_it_was() {
            Decision decision = ward.done(new ChangeContact("p1", "+46 555 0456", "Lysekil"));

            assertThat(ward.log.find(decision.id())).contains(decision);
            assertThat(ward.log.at(decision.position()).map(DecisionCodec::toJson))
                    .contains(DecisionCodec.toJson(decision));
            assertThat(decision.command().data().at("/town").asString()).isEqualTo("Lysekil");
            assertThat(ward.state(Clinic.PATIENT, "p1").contact())
                    .isEqualTo(new Patient.Contact("+46 555 0456", "Lysekil"));
            assertThat(new Ward(ward.stored, ward.keys).state(Clinic.PATIENT, "p1"))
                    .isEqualTo(ward.state(Clinic.PATIENT, "p1"));
        }

        @Test
        void the_same_value_is_never_stored_as_the_same_text() {
            String once = ward.stored(ward.ask(new ChangeContact("p1", "+46 555 0123", "Moss")));
            String again = ward.stored(ward.ask(new ChangeContact("p1", "+46 555 0123", "Moss")));

            assertThat(Json.ENVELOPE.readTree(once).at("/command/data/phone"))
                    .isNotEqualTo(Json.ENVELOPE.readTree(again).at("/command/data/phone"));
        }
    }

    @Nested
    class What_counts_as_personal {

        private List<String> places(Decision decision, EntityRef subject) {
            return decision.personal().stream()
                    .filter(values -> values.subject().equals(subject))
                    .flatMap(values -> values.places().stream())
                    .toList();
        }

        @Test
        void are_the_marked_arguments_events_and_all_evidence_that_rests_on_them() {
            Decision decision = ward.done(new ChangeContact("p1", "+46 555 0456", "Lysekil"));

            assertThat(places(decision, Ward.MARA))
                    .containsExactlyInAnyOrder(
                            "/command/data/phone",
                            "/command/data/town",
                            "/events/0/data/contact/phone",
                            "/events/0/data/contact/town",
                            "/checks/2/evidence/allOf/0/value",
                            "/checks/2/evidence/allOf/0/required",
                            "/checks/2/evidence/allOf/1/value",
                            "/checks/2/evidence/allOf/1/required");
            assertThat(decision.personal()).hasSize(1);
        }

        @Test
        void belongs_to_the_subject_that_the_state_names() {
            Decision decision = ward.done(new EndVisit("v1", "bronchitis"));

            assertThat(decision.personal()).extracting(PersonalValues::subject).containsOnly(Ward.MARA);
            assertThat(places(decision, Ward.MARA))
                    .contains("/command/data/finding", "/events/0/data/finding")
                    .contains("/checks/3/evidence/items/0/item", "/checks/3/evidence/items/0/evidence/required");
        }

        @Test
        void is_about_the_decision_itself_where_nobody_can_say_whom_it_is_about() {
            Decision decision = ward.ask(new FindPatient("Siv Malmsten", null));
            EntityRef itself = EntityRef.parse("decision:" + decision.id());

            assertThat(places(decision, itself)).containsExactly("/command/data/name", "/checks/1/because");
            assertThat(ward.storedInPlainText(decision)).doesNotContain("Malmsten");
            assertThat(decision.checks().get(1).because()).isEqualTo("nobody is called Siv Malmsten");

            assertThat(ward.forget(itself).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(ward.allRead()).doesNotContain("Malmsten");
        }

        @Test
        void is_whatever_the_message_of_a_bug_says() {
            Decision decision = ward.ask(new Stumble("p1"));

            assertThat(decision.checks().getLast().because()).contains("Lindqvist");
            assertThat(ward.storedInPlainText(decision)).doesNotContain("Lindqvist", "stumbled over");
        }

        @Test
        void is_a_reason_that_quotes_a_personal_value() {
            Decision decision = ward.ask(CommandRequest.of(
                    new EndVisit("v1", "bronchitis"),
                    Ward.NURSE.withReason("Mara Lindqvist (Uddevalla) has bronchitis")));

            assertThat(decision.origin().reason()).isEqualTo("Mara Lindqvist (Uddevalla) has bronchitis");
            assertThat(ward.storedInPlainText(decision)).doesNotContain("Lindqvist", "Uddevalla", "bronchitis");
            assertThat(ward.storedInPlainText(ward.done(new BeginVisit("v2", "p2", "fever"))))
                    .contains(Ward.NURSE.reason());
        }

        @Test
        void are_arguments_that_were_not_understood() {
            Decision wrongForm = ward.ask(
                    "change_contact", "{\"patient_id\": \"p1\", \"phone\": {\"n\": 5550199}, \"town\": \"Lysekil\"}");
            Decision unknownField = ward.ask(
                    "change_contact", "{\"patient_id\": \"p1\", \"fon\": \"555 0199\", \"town\": \"Lysekil\"}");
            Decision noObject = ward.ask("change_contact", "\"to Lysekil, 555 0199\"");
            Decision unknownCommand = ward.ask("change_adress", "{\"who\": \"p1\", \"town\": [\"Lysekil\"]}");
            Decision tooLarge = ward.ask(
                    "change_contact", "{\"patient_id\": \"p1\", \"town\": \"" + "Lysekil".repeat(50_000) + "\"}");

            assertThat(List.of(wrongForm, unknownField, noObject, unknownCommand, tooLarge))
                    .allSatisfy(decision -> {
                        assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
                        assertThat(ward.storedInPlainText(decision)).doesNotContain("Lysekil", "5550199", "555 0199");
                        assertThat(ward.log.find(decision.id())).contains(decision);
                    });
            assertThat(wrongForm.isAbout(Ward.MARA)).isTrue();
            assertThat(unknownField.isAbout(Ward.MARA)).isTrue();
            assertThat(DecisionCodec.toJson(wrongForm)).contains("Lysekil");
        }

        @Test
        void is_what_a_misused_key_quotes_of_both_commands() {
            Origin keyed = Ward.NURSE.withIdempotencyKey("k");
            ward.ask(CommandRequest.of(new ChangeContact("p1", "+46 555 0456", "Lysekil"), keyed));
            Decision misused = ward.ask(CommandRequest.of(new ChangeContact("p2", "+47 555 77", "Drammen"), keyed));

            assertThat(misused.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(ward.storedInPlainText(misused)).doesNotContain("Lysekil", "Drammen", "555");
            ward.forget(Ward.MARA);
            assertThat(DecisionCodec.toJson(ward.log.find(misused.id()).orElseThrow()))
                    .doesNotContain("Lysekil")
                    .contains("+47 555 77");
        }

        @Test
        void is_nothing_in_a_decision_that_touches_no_personal_value() {
            Decision decision = ward.forget(Ward.MARA);

            assertThat(decision.personal()).isEmpty();
        }
    }

    @Nested
    class Once_somebody_is_forgotten {

        @Test
        void their_values_read_as_erased_everywhere_and_those_of_others_as_before() {
            Decision hers = ward.done(new EndVisit("v1", "bronchitis"));
            Decision his = ward.done(new ChangeContact("p2", "+47 555 77", "Drammen"));
            String before = ward.allStored();

            Decision forgetting = ward.forget(Ward.MARA);

            assertThat(forgetting.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(ward.allRead())
                    .doesNotContain("Lindqvist", "1984", "0123", "Uddevalla", "penicillin", "cough", "bronchitis")
                    .doesNotContain("sealed:");
            assertThat(ward.allStored()).startsWith(before);
            assertThat(ward.log.find(his.id())).contains(his);
            assertThat(ward.log
                            .find(hers.id())
                            .orElseThrow()
                            .events()
                            .getFirst()
                            .data())
                    .isEqualTo(Json.DATA.readTree("{\"visit_id\": \"v1\", \"finding\": \"[erased]\"}"));
        }

        @Test
        void the_decision_says_who_wanted_it_and_why() {
            Decision forgetting = ward.forget(Ward.MARA);

            assertThat(forgetting.command().type()).isEqualTo("ForgetSubject");
            assertThat(forgetting.origin().principal()).isEqualTo("nurse");
            assertThat(forgetting.origin().reason()).isEqualTo("asked for by letter");
            assertThat(forgetting.changed()).containsExactly(Ward.MARA);
            assertThat(ward.log.read(ReadQuery.changesTo(Ward.MARA))).endsWith(forgetting);
        }

        @Test
        void states_hold_the_word_for_texts_and_nothing_for_the_rest() {
            ward.forget(Ward.MARA);

            Patient mara = ward.state(Clinic.PATIENT, "p1");
            assertThat(mara)
                    .isEqualTo(new Patient(
                            "p1",
                            "[erased]",
                            null,
                            null,
                            new Patient.Contact("[erased]", "[erased]"),
                            List.of("[erased]", "[erased]")));
            assertThat(ward.state(Clinic.VISIT, "v1").complaint()).isEqualTo("[erased]");
            assertThat(ward.state(Clinic.PATIENT, "p2").name()).isEqualTo("Ole Brumm");
        }

        @Test
        void commands_that_add_nothing_about_them_are_still_decided() {
            ward.forget(Ward.MARA);

            Decision refused = ward.ask(new Stumble("p1"));
            Decision unknown = ward.ask(new ChangeContact("p9", "1", "Moss"));

            assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(unknown.outcome()).isEqualTo(Outcome.REJECTED);
        }

        @Test
        void nothing_new_is_taken_down_about_them() {
            ward.forget(Ward.MARA);

            Decision refused = ward.ask(new ChangeContact("p1", "+46 555 0456", "Lysekil"));

            assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(refused.unmet())
                    .singleElement()
                    .satisfies(check -> assertThat(check.rule()).isEqualTo("forgotten-stay-forgotten"));
            assertThat(DecisionCodec.toJson(refused)).doesNotContain("Lysekil", "0456");
            assertThat(ward.allStored()).doesNotContain("Lysekil", "0456");
        }

        @Test
        void what_was_decided_meanwhile_is_decided_again() {
            Draft draft = draftOf(
                    ward.done(new ChangeContact("p1", "+46 555 0456", "Lysekil")),
                    DecisionId.create(Instant.EPOCH, new Random(1)));
            ward.forget(Ward.MARA);

            assertThatThrownBy(() -> ward.log.append(draft, AppendCondition.none()))
                    .isInstanceOf(SubjectForgottenException.class)
                    .hasMessageContaining("patient:p1");
        }

        @Test
        void a_request_that_is_sent_again_still_gets_the_first_answer() {
            CommandRequest request = CommandRequest.of(
                    new ChangeContact("p1", "+46 555 0456", "Lysekil"), Ward.NURSE.withIdempotencyKey("k"));
            Decision first = ward.ask(request);
            ward.forget(Ward.MARA);

            assertThat(ward.ask(request).id()).isEqualTo(first.id());
        }

        @Test
        void it_is_not_done_twice() {
            ward.forget(Ward.MARA);

            Decision again = ward.forget(Ward.MARA);

            assertThat(again.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(again.unmet())
                    .singleElement()
                    .satisfies(check -> assertThat(check.rule()).isEqualTo("subject-is-not-forgotten"));
        }

        @Test
        void it_is_finished_at_the_next_start_if_the_process_ended_in_between() {
            ward.done(new EndVisit("v1", "bronchitis"));
            Ward crashed = new Ward(ward.stored, new DyingKeys(ward.keys));

            assertThatThrownBy(() -> crashed.forget(Ward.MARA)).isInstanceOf(KeysUnavailableException.class);
            assertThat(crashed.allRead()).doesNotContain("bronchitis");
            assertThat(ward.keys.of(Ward.MARA)).isInstanceOf(SubjectKeys.Standing.Kept.class);

            Ward next = new Ward(ward.stored, ward.keys);
            assertThat(ward.keys.of(Ward.MARA)).isInstanceOf(SubjectKeys.Standing.Destroyed.class);
            assertThat(next.allRead()).doesNotContain("bronchitis", "Lindqvist");
        }
    }

    /// Keys that cannot be destroyed, as if the process ended before that.
    private record DyingKeys(SubjectKeys keys) implements SubjectKeys {

        @Override
        public Standing of(EntityRef subject) {
            return keys.of(subject);
        }

        @Override
        public Standing ofOrNew(EntityRef subject) {
            return keys.ofOrNew(subject);
        }

        @Override
        public void destroy(EntityRef subject, Instant at) {
            throw new KeysUnavailableException("the disk is gone");
        }

        @Override
        public void close() {
            keys.close();
        }
    }

    private static Draft draftOf(Decision decision, DecisionId id) {
        return new Draft(
                id,
                decision.time(),
                decision.domain(),
                decision.command(),
                decision.origin(),
                decision.boundary(),
                decision.checks(),
                decision.outcome(),
                decision.events(),
                decision.personal());
    }

    @Test
    void somebody_of_whom_nothing_is_known_cannot_be_forgotten() {
        Decision refused = ward.forget(EntityRef.parse("patient:p77"));

        assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refused.unmet())
                .singleElement()
                .satisfies(check -> assertThat(check.rule()).isEqualTo("subject-is-known"));
        assertThat(ward.log.find(refused.id())).contains(refused);
    }

    @Test
    void forgetting_needs_what_the_guards_need() {
        Decision refused = ward.engine.forget(Ward.MARA, Origin.of("nurse", " "));

        assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(ward.state(Clinic.PATIENT, "p1").name()).isEqualTo("Mara Lindqvist");
    }

    @Test
    void an_engine_without_keys_forgets_nobody() {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        DecisionEngine engine =
                new DecisionEngine(Clinic.domain(), log, new EntityStates(log, 1), List.of(), InstantSource.system());

        assertThatThrownBy(() -> engine.forget(Ward.MARA, Ward.NURSE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PersonalDataLog");
        assertThat(log.head()).isEqualTo(Position.NONE);
    }

    @Test
    void a_key_that_is_lost_is_told_apart_from_one_that_was_destroyed() {
        Decision decision = ward.done(new EndVisit("v1", "bronchitis"));
        DecisionLog withoutKeys = PersonalDataLog.open(ward.stored, new InMemorySubjectKeys());

        assertThatThrownBy(() -> withoutKeys.find(decision.id()))
                .isInstanceOf(UnreadableDecisionException.class)
                .hasMessageContaining("patient:p1")
                .hasMessageContaining("lost");
    }

    @Test
    void a_value_that_was_moved_or_changed_is_reported() {
        Decision decision = ward.done(new ChangeContact("p1", "+46 555 0456", "Lysekil"));
        String stored = ward.stored(decision);
        String phone = Json.ENVELOPE.readTree(stored).at("/command/data/phone").asString();
        String town = Json.ENVELOPE.readTree(stored).at("/command/data/town").asString();
        char flipped = phone.charAt(40) == 'A' ? 'B' : 'A';

        for (String other : List.of(
                town, phone.substring(0, 40) + flipped + phone.substring(41), phone.substring(0, 20), "sealed:§")) {
            assertThat(stored).contains(phone);
            InMemoryDecisionLog tampered = new InMemoryDecisionLog();
            tampered.append(
                    draftOf(DecisionCodec.fromJson(stored.replace(phone, other)), decision.id()),
                    AppendCondition.none());
            DecisionLog log = PersonalDataLog.open(tampered, ward.keys);

            assertThatThrownBy(() -> log.read(ReadQuery.all()))
                    .isInstanceOf(UnreadableDecisionException.class)
                    .hasMessageContaining("position 1 ")
                    .hasMessageContaining("/command/data/phone")
                    .hasMessageContaining("altered");
        }
    }

    @Test
    void a_log_that_cannot_be_written_forgets_nobody_for_now() {
        ward.stored.close();

        assertThatThrownBy(() -> ward.forget(Ward.MARA)).isInstanceOf(LogUnavailableException.class);
        assertThat(ward.keys.of(Ward.MARA)).isInstanceOf(SubjectKeys.Standing.Kept.class);
    }
}
