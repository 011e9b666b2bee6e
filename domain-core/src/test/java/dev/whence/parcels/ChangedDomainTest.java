package dev.whence.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.Branch;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.engine.Answer;
import dev.whence.engine.Answer.Standing;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.FieldOrigin;
import dev.whence.json.Json;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.parcels.Parcels.Parcel;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import dev.whence.state.InMemorySnapshotStore;
import dev.whence.state.SnapshotPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChangedDomainTest {

    private static final EntityRef P1 = new EntityRef("parcel", "P1");

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final Branch then = new Branch(ParcelsOfOld.domain(), log);
    private final Branch today = new Branch(Parcels.domain(), log);

    private void history() {
        then.done(new ParcelsOfOld.PostParcel("P1", "Ines", new BigDecimal("1.25")));
        then.done(new ParcelsOfOld.MoveParcel("P1", "depot", false));
        then.done(new ParcelsOfOld.PhotographParcel("P1", "p1.png"));
        then.done(new ParcelsOfOld.MoveParcel("P1", "Rose Lane 4", true));
    }

    @Test
    void an_old_history_reads_as_the_domain_of_today_would_have_written_it() {
        history();
        assertThat(parcel()).isEqualTo(new Parcel("P1", "Ines", 1250, "Rose Lane 4", true));
        assertThat(today.states.asOf(Parcels.PARCEL, P1, Position.of(2)).state())
                .isEqualTo(new Parcel("P1", "Ines", 1250, "depot", false));
    }

    @Test
    void commands_go_on_from_an_old_history_and_record_the_new_versions() {
        history();
        Decision decision = today.done(new Parcels.BringParcel("P1", "counter"));
        Decision sent = today.done(new Parcels.SendParcel("P2", "Omar", 300));

        assertThat(parcel().place()).isEqualTo("counter");
        assertThat(decision.boundary().entities()).contains(P1);
        assertThat(sent.command().version()).isEqualTo(2);
        assertThat(sent.events().getFirst().version()).isEqualTo(3);
    }

    @Test
    void the_record_stays_as_it_was_stored() {
        history();
        List<Decision> before = log.read(ReadQuery.all());
        String json = Json.ENVELOPE.writeValueAsString(before);

        var _ = parcel();
        var _ = today.explainer.state(P1, "", log.head());

        assertThat(Json.ENVELOPE.writeValueAsString(log.read(ReadQuery.all()))).isEqualTo(json);
        assertThat(before.getFirst().events().getFirst().version()).isEqualTo(1);
        assertThat(before.getFirst().events().getFirst().data().has("weight")).isTrue();
    }

    @Test
    void an_explanation_cites_the_old_decisions_for_the_fields_of_today() {
        history();
        List<FieldOrigin> fields = today.explainer.state(P1, "", log.head()).fields();

        assertThat(fields)
                .filteredOn(field -> field.name().equals("grams"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.value()).isEqualTo(Json.tree(1250));
                    assertThat(field.setBy().position()).isEqualTo(Position.of(1));
                    assertThat(field.setBy().command()).isEqualTo("PostParcel");
                });
        assertThat(today.explainer.possibleCommands(P1))
                .extracting(command -> command.command())
                .containsExactly("bring_parcel", "deliver_parcel");
    }

    @Test
    void old_commands_are_bound_to_the_records_of_today() {
        history();
        List<Object> commands = new ArrayList<>();
        log.forEach(
                ReadQuery.all(),
                decision -> today.engine.domain().read(decision.command()).ifPresent(commands::add));

        assertThat(commands)
                .containsExactly(
                        new Parcels.SendParcel("P1", "Ines", 1250),
                        new Parcels.BringParcel("P1", "depot"),
                        new Parcels.DeliverParcel("P1"));
    }

    @Test
    void a_request_that_is_repeated_after_the_change_gets_the_first_answer() {
        ParcelsOfOld.PostParcel old = new ParcelsOfOld.PostParcel("P1", "Ines", new BigDecimal("1.25"));
        Answer first = then.engine.decide(CommandRequest.of(old, Branch.ANNA.withIdempotencyKey("k")));

        Answer again = today.engine.decide(
                CommandRequest.of(new Parcels.SendParcel("P1", "Ines", 1250), Branch.ANNA.withIdempotencyKey("k")));
        Answer other = today.engine.decide(
                CommandRequest.of(new Parcels.SendParcel("P1", "Ines", 1251), Branch.ANNA.withIdempotencyKey("k")));

        assertThat(again.standing()).isEqualTo(Standing.REPEATED);
        assertThat(again.decision()).isEqualTo(first.decision());
        assertThat(other.decision().outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void a_dropped_command_is_passed_over_whatever_its_data() {
        assertThat(today.engine.domain().read(new RecordedCommand("PhotographParcel", 1, Json.tree(List.of()))))
                .isEmpty();
    }

    @Test
    void snapshots_of_the_old_domain_are_thrown_away_even_if_its_version_was_not_raised() {
        history();
        InMemorySnapshotStore store = new InMemorySnapshotStore();
        SnapshotPolicy policy = new SnapshotPolicy(1, "parcels");
        var _ = new EntityStates(log, 1, store, policy).now(ParcelsOfOld.PARCEL, P1);
        String old = store.newest(P1, log.head()).orElseThrow().schema();

        EntityState<Parcel> loaded = new EntityStates(log, 1, store, policy).now(Parcels.PARCEL, P1);

        assertThat(loaded.state()).isEqualTo(parcel());
        assertThat(store.newest(P1, log.head()).orElseThrow().schema()).isNotEqualTo(old);
    }

    private Parcel parcel() {
        return Objects.requireNonNull(today.states.now(Parcels.PARCEL, P1).state());
    }

    @Test
    void the_guide_shows_this_domain() throws IOException {
        String guide = Files.readString(Path.of("../docs/write-a-domain.md"));
        String section = guide.substring(guide.indexOf("## Change a domain that has a history"));
        String source = squeezed(Files.readString(Path.of("src/test/java/dev/whence/parcels/Parcels.java"))
                + Files.readString(Path.of("src/test/java/dev/whence/parcels/ParcelsOfOld.java")));
        List<String> shown = new ArrayList<>();
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(section);
        while (blocks.find()) {
            for (String part : blocks.group(1).split("\n\n|…")) {
                shown.add(part);
                assertThat(source).as(part).contains(squeezed(part));
            }
        }
        assertThat(shown).hasSizeGreaterThan(5);
    }

    /// Without white space and comments, so that only the code counts.
    private static String squeezed(String code) {
        return code.replaceAll("//.*", "").replaceAll("\\s+", "");
    }
}
