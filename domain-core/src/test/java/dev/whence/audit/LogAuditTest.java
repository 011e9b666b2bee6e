package dev.whence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.TreeHead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogAuditTest {

    private static final int SIZE = 5_000;
    private static final Instant START = Instant.parse("2026-05-02T09:31:07.123456Z");
    private static final InMemoryDecisionLog WHOLE = log(decisions(SIZE));

    private final AlteredLog log = new AlteredLog(WHOLE);

    private static List<StoredDecision> decisions(int count) {
        List<StoredDecision> decisions = new ArrayList<>();
        for (int position = 1; position <= count; position++) {
            decisions.add(decision(position, "number " + position));
        }
        return decisions;
    }

    private static StoredDecision decision(long position, String content) {
        return StoredDecision.of(
                Position.of(position),
                START.plusSeconds(position),
                position % 3 == 0 ? "key " + position : null,
                ("{\"content\":\"" + content + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static InMemoryDecisionLog log(List<StoredDecision> decisions) {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        log.appendStored(decisions);
        return log;
    }

    private static AuditReport audit(DecisionLog log, Known... known) {
        return LogAudit.of(log, AuditOptions.plain().knowing(List.of(known)), AuditProgress.NOBODY);
    }

    private static Known checkpoint(long size) {
        return new Known("checkpoint " + size, WHOLE.prover().head(size));
    }

    private static Finding only(AuditReport report) {
        assertThat(report.sound()).isFalse();
        assertThat(report.findings()).hasSize(1);
        return report.findings().getFirst();
    }

    @Test
    void a_log_that_nobody_touched_is_sound_and_begins_with_every_earlier_checkpoint() {
        AuditReport report = audit(log, checkpoint(0), checkpoint(1), checkpoint(700), checkpoint(SIZE));

        assertThat(report.sound()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.decisions()).isEqualTo(SIZE);
        assertThat(report.head()).isEqualTo(WHOLE.treeHead()).isEqualTo(report.claimed());
        assertThat(report.checkpoints())
                .containsExactly("checkpoint 0", "checkpoint 1", "checkpoint 700", "checkpoint 5000");
    }

    @Test
    void an_empty_log_is_sound() {
        assertThat(audit(new InMemoryDecisionLog()).sound()).isTrue();
    }

    @Test
    void progress_is_told_up_to_the_end() {
        List<Long> told = new ArrayList<>();
        LogAudit.of(log, AuditOptions.plain(), (step, done, total) -> {
            assertThat(step).isEqualTo("verifying");
            assertThat(total).isEqualTo(SIZE);
            told.add(done);
        });

        assertThat(told).hasSizeGreaterThan(1).isSorted().endsWith((long) SIZE);
    }

    @Test
    void a_log_that_is_closed_meanwhile_is_no_damaged_log() {
        InMemoryDecisionLog closing = log(decisions(SIZE));

        assertThatThrownBy(() -> LogAudit.of(closing, AuditOptions.plain(), (_, _, _) -> closing.close()))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("closed");
    }

    @Nested
    class A_changed_decision {

        @Test
        void is_named_and_the_others_are_proved_to_be_whole() {
            log.change(3_333, decision(3_333, "forged"));

            Finding finding = only(audit(log));
            assertThat(finding.damage()).isEqualTo(Damage.CHANGED);
            assertThat(finding.where()).isEqualTo("position 3333");
            assertThat(finding.text()).contains("the kept ones lead to a root that is known");
        }

        @Test
        void is_named_wherever_the_kept_hashes_reach() {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            for (int round = 0; round < 20; round++) {
                AlteredLog altered = new AlteredLog(WHOLE);
                long position = 1L + random.nextInt(SIZE);
                byte[] bytes = WHOLE.storedAt(Position.of(position))
                        .orElseThrow()
                        .leaf()
                        .clone();
                int bit = 160 + random.nextInt(8 * bytes.length - 160 - 32); // whose header is still one
                bytes[24 + bit % (bytes.length - 24)] ^= (byte) (1 << bit % 8);
                altered.change(position, StoredDecision.of(bytes));

                AuditReport report = audit(altered, checkpoint(position - 1));
                assertThat(report.sound()).as("seed %s", seed).isFalse();
                Finding found = report.findings().getFirst();
                assertThat(found.first().value()).as("seed %s", seed).isLessThanOrEqualTo(position);
                assertThat(found.last().value()).as("seed %s", seed).isGreaterThanOrEqualTo(position);
                boolean kept = position <= SIZE / 256 * 256;
                assertThat(found.damage()).as("seed %s", seed).isEqualTo(kept ? Damage.CHANGED : Damage.REWRITTEN);
                assertThat(found.first().value())
                        .as("seed %s: the checkpoint before it bounds it", seed)
                        .isEqualTo(position);
            }
        }

        @Test
        void in_the_time_alone_is_one_too() {
            StoredDecision late = StoredDecision.of(
                    Position.of(200),
                    START,
                    null,
                    WHOLE.storedAt(Position.of(200)).orElseThrow().body());
            log.change(200, late);

            assertThat(audit(log).findings())
                    .extracting(Finding::damage, Finding::where)
                    .contains(tuple(Damage.TIME_REVERSED, "position 200"), tuple(Damage.CHANGED, "position 200"));
        }
    }

    @Nested
    class Decisions_that_were_moved {

        @Test
        void are_named() {
            log.change(17, WHOLE.storedAt(Position.of(18)).orElseThrow());
            log.change(18, WHOLE.storedAt(Position.of(17)).orElseThrow());

            assertThat(audit(log).findings())
                    .extracting(Finding::damage, Finding::where)
                    .contains(
                            tuple(Damage.REORDERED, "position 17"),
                            tuple(Damage.REORDERED, "position 18"),
                            tuple(Damage.CHANGED, "positions 17 to 18"));
        }
    }

    @Nested
    class Unreadable_blocks {

        @Test
        void are_narrowed_to_their_positions_and_the_rest_is_verified() {
            log.damage(1_000, 1_016);
            log.change(4_000, decision(4_000, "forged"));

            AuditReport report = audit(log, checkpoint(SIZE));
            assertThat(report.decisions()).isEqualTo(SIZE);
            assertThat(report.findings())
                    .extracting(Finding::damage, Finding::where)
                    .containsExactly(
                            tuple(Damage.UNREADABLE, "positions 1000 to 1016"), tuple(Damage.CHANGED, "position 4000"));
        }

        @Test
        void leave_the_root_unknown_where_no_hash_was_kept() {
            log.damage(SIZE, SIZE);

            AuditReport report = audit(log, checkpoint(4_000), checkpoint(SIZE));
            assertThat(report.head()).isNull();
            assertThat(report.checkpoints()).containsExactly("checkpoint 4000");
            assertThat(report.findings())
                    .extracting(Finding::damage)
                    .containsExactly(Damage.UNREADABLE, Damage.UNPROVED, Damage.UNPROVED);
        }
    }

    @Nested
    class Against_an_earlier_checkpoint {

        @Test
        void a_truncated_tail_is_missed() {
            InMemoryDecisionLog shorter = log(decisions(SIZE - 10));

            Finding finding = only(audit(shorter, checkpoint(SIZE)));
            assertThat(finding.damage()).isEqualTo(Damage.TRUNCATED);
            assertThat(finding.where()).isEqualTo("positions 4991 to 5000");
        }

        @Test
        void a_history_that_was_rewritten_with_its_tree_is_found_between_two_checkpoints() {
            List<StoredDecision> forged = decisions(SIZE);
            forged.set(2_499, decision(2_500, "forged"));

            AuditReport report = audit(log(forged), checkpoint(2_000), checkpoint(3_000), checkpoint(4_000));
            assertThat(report.checkpoints()).containsExactly("checkpoint 2000");
            Finding finding = only(report);
            assertThat(finding.damage()).isEqualTo(Damage.REWRITTEN);
            assertThat(finding.where()).isEqualTo("positions 2001 to 3000");
        }

        @Test
        void removing_and_inserting_are_found_although_positions_and_tree_were_made_anew() {
            List<StoredDecision> removed = new ArrayList<>();
            List<StoredDecision> inserted = new ArrayList<>();
            for (int i = 1; i < SIZE; i++) {
                removed.add(decision(i, "number " + (i < 100 ? i : i + 1)));
                inserted.add(decision(i, i == 100 ? "new" : "number " + (i < 100 ? i : i - 1)));
            }
            for (List<StoredDecision> forged : List.of(removed, inserted)) {
                Finding finding = only(audit(log(forged), checkpoint(99), checkpoint(101)));
                assertThat(finding.damage()).isEqualTo(Damage.REWRITTEN);
                assertThat(finding.where()).isEqualTo("positions 100 to 101");
            }
        }
    }

    @Nested
    class Undecodable_bodies {

        @Test
        void are_named_on_demand_and_harm_nothing() {
            AuditReport report = LogAudit.of(
                    log(decisions(3)), new AuditOptions(List.of(), true, false, false), AuditProgress.NOBODY);

            assertThat(report.sound()).isTrue();
            assertThat(report.findings()).hasSize(1);
            assertThat(report.findings().getFirst().damage()).isEqualTo(Damage.UNDECODABLE);
            assertThat(report.findings().getFirst().where()).isEqualTo("positions 1 to 3");
        }
    }

    @Test
    void findings_beyond_the_most_that_are_told_are_counted() {
        List<StoredDecision> whole = WHOLE.readStored(ReadQuery.all().limit(SIZE));
        for (int position = 1; position < SIZE; position += 2) {
            log.change(
                    position, decision(position, "forged " + whole.get(position).size()));
        }

        AuditReport report = audit(log);
        assertThat(report.findings()).hasSizeLessThanOrEqualTo(Findings.MOST);
        assertThat(report.sound()).isFalse();
    }

    @Test
    void a_head_of_the_tree_that_was_changed_is_told_from_changed_decisions_by_a_checkpoint() {
        AlteredLog lying = new AlteredLog(WHOLE) {
            @Override
            public TreeHead treeHead() {
                return new TreeHead(SIZE, WHOLE.prover().head(7).root());
            }
        };

        assertThat(only(audit(lying, checkpoint(SIZE))).damage()).isEqualTo(Damage.TREE);
        assertThat(only(audit(lying)).damage()).isEqualTo(Damage.REWRITTEN);
    }
}
