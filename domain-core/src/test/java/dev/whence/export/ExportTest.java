package dev.whence.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.audit.AuditReport;
import dev.whence.audit.Damage;
import dev.whence.audit.Finding;
import dev.whence.decision.Position;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ProgressListener;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignerKey;
import dev.whence.proof.TreeHasher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final int SIZE = 600;
    private static final Instant START = Instant.parse("2026-05-02T09:31:07.123456Z");
    private static final SignerKey SIGNER = SignerKey.generate("example.com/shop", new SecureRandom());
    private static final List<StoredDecision> DECISIONS = IntStream.rangeClosed(1, SIZE)
            .mapToObj(position -> decision(position, body(position)))
            .toList();
    private static final InMemoryDecisionLog LOG = log(DECISIONS);
    private static final byte[] WHOLE = export(LOG, ReadQuery.all());

    /// Bodies of every kind: JSON, no JSON, several lines, no UTF-8, empty.
    private static byte[] body(int position) {
        return switch (position % 7) {
            case 0 -> new byte[] {(byte) 0xc3, 0x28, (byte) position};
            case 1 -> "{\"lines\":\n1}".getBytes(StandardCharsets.UTF_8);
            case 2 -> new byte[0];
            default ->
                ("{\"say\":\"größe \\u0000 " + position + "\",\"deep\":[[{}]]}").getBytes(StandardCharsets.UTF_8);
        };
    }

    private static StoredDecision decision(int position, byte[] body) {
        String key = switch (position % 5) {
            case 0 -> "key \"" + position;
            case 1 -> "half \ud800 " + position;
            default -> null;
        };
        return StoredDecision.of(Position.of(position), START.plusNanos(position * 7L), key, body);
    }

    private static InMemoryDecisionLog log(List<StoredDecision> decisions) {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        log.appendStored(decisions);
        return log;
    }

    private static byte[] export(InMemoryDecisionLog log, ReadQuery selection) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            LogExport.write(
                    log,
                    new ExportRequest(
                            "retail",
                            selection,
                            new Checkpoint("example.com/shop", log.treeHead()).sign(SIGNER),
                            SIGNER.verifier()),
                    out,
                    ProgressListener.NOBODY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static String checkpoint(int size) {
        return new Checkpoint("example.com/shop", LOG.prover().head(size))
                .sign(SIGNER)
                .toString();
    }

    private static AuditReport audit(byte[] export, String... checkpoints) {
        try {
            return ExportAudit.of(
                    new ByteArrayInputStream(export), SIGNER.verifier(), List.of(checkpoints), ProgressListener.NOBODY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<byte[]> lines(byte[] export) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < export.length; i++) {
            if (export[i] == '\n') {
                lines.add(Arrays.copyOfRange(export, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }

    @Test
    void an_export_that_nobody_touched_is_sound_and_begins_with_earlier_checkpoints() {
        AuditReport report = audit(WHOLE, checkpoint(100), checkpoint(SIZE));

        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.decisions()).isEqualTo(SIZE);
        assertThat(report.head()).isEqualTo(LOG.treeHead());
        assertThat(report.checkpoints()).containsExactly("the checkpoint of 100", "the checkpoint of 600");
    }

    @Test
    void every_leaf_can_be_made_again_bit_by_bit() {
        List<byte[]> lines = lines(WHOLE);

        assertThat(lines.subList(1, SIZE + 1))
                .extracting(line -> ExportLine.parse(line).stored())
                .isEqualTo(DECISIONS);
        assertThat(new String(lines.get(3), StandardCharsets.UTF_8))
                .contains("{\"position\":3,\"time\":\"2026-05-02T09:31:07.123456021Z\"")
                .contains("\"body\":{\"say\":\"größe \\u0000 3\",\"deep\":[[{}]]}}");
        assertThat(new String(lines.get(8), StandardCharsets.UTF_8)).contains("\"bytes\":\"");
        assertThat(new String(lines.get(11), StandardCharsets.UTF_8))
                .as("half a character")
                .contains("\"stored\":\"");
    }

    @Test
    void an_empty_log_can_be_exported() {
        byte[] empty = export(new InMemoryDecisionLog(), ReadQuery.all());

        assertThat(audit(empty).sound()).isTrue();
        assertThat(lines(empty)).hasSize(2);
    }

    @Nested
    class Altered {

        @Test
        void in_any_single_bit_it_is_found() {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            for (int round = 0; round < 300; round++) {
                byte[] flipped = WHOLE.clone();
                int bit = random.nextInt(flipped.length * 8);
                if (round % 3 == 0) { // the last line is short and would hardly be met
                    int end = flipped.length - lines(WHOLE).getLast().length;
                    bit = end * 8 + random.nextInt((flipped.length - end) * 8);
                }
                flipped[bit / 8] ^= (byte) (1 << bit % 8);

                assertThat(isFound(flipped))
                        .as("seed %s: bit %s, %s", seed, bit, (char) flipped[bit / 8])
                        .isTrue();
            }
        }

        @Test
        void in_any_bit_of_the_first_and_the_last_line_it_is_found() {
            List<byte[]> lines = lines(export(log(DECISIONS.subList(0, 3)), ReadQuery.all()));
            for (byte[] line : List.of(lines.getFirst(), lines.getLast())) {
                for (int bit = 0; bit < line.length * 8; bit++) {
                    line[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThat(isFound(joined(lines)))
                            .as("bit %s of %s", bit, line.length)
                            .isTrue();
                    line[bit / 8] ^= (byte) (1 << bit % 8);
                }
            }
            assertThat(isFound(joined(lines))).isFalse();
        }

        private boolean isFound(byte[] export) {
            try {
                return !audit(export).sound();
            } catch (ExportException | ProofException refused) {
                return true;
            }
        }

        @Test
        void a_changed_decision_is_named_and_the_others_are_proved_to_be_whole() {
            List<byte[]> lines = lines(WHOLE);
            String changed = new String(lines.get(304), StandardCharsets.UTF_8).replace("größe", "groß");
            lines.set(304, changed.getBytes(StandardCharsets.UTF_8));

            assertThat(audit(joined(lines)).findings())
                    .anySatisfy(found -> {
                        assertThat(found.damage()).isEqualTo(Damage.CHANGED);
                        assertThat(found.where()).isEqualTo("position 304");
                        assertThat(found.text()).contains("the kept ones lead to a root that is known");
                    })
                    .extracting(Finding::damage)
                    .containsOnly(Damage.CHANGED, Damage.FORM);
        }

        @Test
        void removed_inserted_and_moved_decisions_are_named() {
            List<byte[]> lines = lines(WHOLE);
            byte[] moved = lines.remove(500);
            lines.add(550, moved);
            lines.add(401, lines.get(10));
            lines.subList(100, 103).clear();

            assertThat(audit(joined(lines)).findings())
                    .extracting(Finding::damage, Finding::where)
                    .contains(
                            tuple(Damage.REMOVED, "positions 100 to 102"),
                            tuple(Damage.INSERTED, "position 10"),
                            tuple(Damage.REORDERED, "position 500"));
        }

        @Test
        void with_everything_made_anew_it_is_found_by_the_signature_and_by_checkpoints() {
            List<StoredDecision> forged = new ArrayList<>(DECISIONS);
            forged.set(249, decision(250, "{\"forged\":true}".getBytes(StandardCharsets.UTF_8)));
            byte[] export = export(log(forged), ReadQuery.all()); // as if the thief had the key

            assertThat(audit(export).sound()).as("consistent in itself").isTrue();
            AuditReport report = audit(export, checkpoint(200), checkpoint(300));
            assertThat(report.checkpoints()).containsExactly("the checkpoint of 200");
            assertThat(report.findings())
                    .extracting(Finding::damage, Finding::where)
                    .containsExactly(tuple(Damage.REWRITTEN, "positions 201 to 300"));
        }

        @Test
        void a_truncated_tail_is_missed_by_an_earlier_checkpoint() {
            byte[] shorter = export(log(DECISIONS.subList(0, SIZE - 5)), ReadQuery.all());

            assertThat(audit(shorter, checkpoint(SIZE)).findings())
                    .extracting(Finding::damage, Finding::where)
                    .containsExactly(tuple(Damage.TRUNCATED, "positions 596 to 600"));
            assertThat(audit(Arrays.copyOf(WHOLE, WHOLE.length / 2)).findings())
                    .extracting(Finding::damage)
                    .contains(Damage.FORM, Damage.REMOVED);
        }

        @Test
        void signed_by_somebody_else_it_is_refused() throws IOException {
            SignerKey other = SignerKey.generate("example.com/shop", new SecureRandom());
            AuditReport report = ExportAudit.of(
                    new ByteArrayInputStream(WHOLE), other.verifier(), List.of(), ProgressListener.NOBODY);

            assertThat(report.findings()).extracting(Finding::damage).contains(Damage.SIGNATURE);
            assertThat(report.sound()).isFalse();
        }
    }

    @Nested
    class Parts {

        @Test
        void prove_each_of_their_decisions() {
            byte[] part = export(LOG, ReadQuery.all().after(Position.of(99)).upTo(Position.of(150)));

            AuditReport report = audit(part);
            assertThat(report.findings()).isEmpty();
            assertThat(report.decisions()).isEqualTo(51);
            assertThat(audit(part, checkpoint(100)).findings())
                    .extracting(Finding::damage)
                    .containsExactly(Damage.UNPROVED);
        }

        @Test
        void in_which_a_decision_was_forged_with_its_hash_prove_it_no_more() {
            List<byte[]> lines =
                    lines(export(LOG, ReadQuery.all().after(Position.of(99)).upTo(Position.of(150))));
            ExportLine line = ExportLine.parse(lines.get(4));
            StoredDecision forged = decision(103, new byte[0]);
            lines.set(4, new ExportLine(forged, new TreeHasher().leaf(forged.leaf()), line.path()).encode());

            assertThat(audit(joined(lines)).findings())
                    .extracting(Finding::damage, Finding::where)
                    .contains(tuple(Damage.CHANGED, "position 103"));
        }

        @Test
        void cannot_be_imported() {
            byte[] part = export(LOG, ReadQuery.all().after(Position.of(99)));

            assertThatThrownBy(() -> LogImport.into(
                            new InMemoryDecisionLog(), new ByteArrayInputStream(part), null, ProgressListener.NOBODY))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("only a whole one");
        }
    }

    @Nested
    class Importing {

        @Test
        void gives_the_same_decisions_and_the_same_root() throws IOException {
            InMemoryDecisionLog copy = new InMemoryDecisionLog();
            LogImport.into(copy, new ByteArrayInputStream(WHOLE), SIGNER.verifier(), ProgressListener.NOBODY);

            assertThat(copy.treeHead()).isEqualTo(LOG.treeHead());
            assertThat(copy.readStored(ReadQuery.all())).isEqualTo(DECISIONS);
        }

        @Test
        void goes_on_where_it_was_interrupted() throws IOException {
            InMemoryDecisionLog copy = log(DECISIONS.subList(0, 123));
            LogImport.into(copy, new ByteArrayInputStream(WHOLE), null, ProgressListener.NOBODY);

            assertThat(copy.treeHead()).isEqualTo(LOG.treeHead());
        }

        @Test
        void into_a_log_of_other_decisions_is_refused() {
            InMemoryDecisionLog other = log(List.of(decision(1, new byte[] {1})));

            assertThatThrownBy(
                            () -> LogImport.into(other, new ByteArrayInputStream(WHOLE), null, ProgressListener.NOBODY))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("another decision at position 1");
        }

        @Test
        void of_an_altered_or_cut_off_export_fails() {
            byte[] flipped = WHOLE.clone();
            flipped[WHOLE.length / 2] ^= 1;
            for (byte[] export : List.of(flipped, Arrays.copyOf(WHOLE, WHOLE.length - 10))) {
                assertThatThrownBy(() -> LogImport.into(
                                new InMemoryDecisionLog(),
                                new ByteArrayInputStream(export),
                                null,
                                ProgressListener.NOBODY))
                        .isInstanceOf(ExportException.class);
            }
        }
    }
}
