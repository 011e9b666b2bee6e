package dev.whence.export;

import dev.whence.audit.Damage;
import dev.whence.audit.Finding;
import dev.whence.audit.Findings;
import dev.whence.decision.Position;
import java.util.Map;
import java.util.TreeMap;

/// Follows the positions of the lines: which are missing, which stand where they do not belong, which are too many.
final class LineOrder {

    private static final int MOST_GAPS = 10_000;

    private final Findings findings;
    private final boolean gapless;

    /// First missing position to last.
    private final TreeMap<Long, Long> gaps = new TreeMap<>();

    private final long last;
    private long expected;

    LineOrder(ExportHeader header, Findings findings) {
        this.findings = findings;
        gapless = header.filters().isEmpty();
        expected = header.from();
        last = header.to();
    }

    /// The position that is next.
    long expected() {
        return expected;
    }

    /// A line that cannot tell its position is taken for the next.
    void assumed() {
        expected++;
    }

    /// A decision stands at the position.
    ///
    /// @return how many are missing before it; -1 if it is not the next of the sequence at all
    long placed(long position) {
        if (position < expected) {
            misplaced(position);
            return -1;
        }
        long missing = position - expected;
        if (gapless && missing > 0 && gaps.size() < MOST_GAPS) {
            gaps.put(expected, position - 1);
        }
        if (position > last) {
            findings.add(Damage.INSERTED, position, "It is beyond the end of the export, which is position " + last);
        }
        expected = position + 1;
        return gapless ? missing : 0;
    }

    private void misplaced(long position) {
        Map.Entry<Long, Long> gap = gaps.floorEntry(position);
        if (gap == null || gap.getValue() < position) {
            findings.add(
                    Damage.INSERTED,
                    Math.max(1, position),
                    "It stands after position " + (expected - 1) + ", although its position was there before");
            return;
        }
        findings.add(Damage.REORDERED, position, "It stands after position " + (expected - 1));
        gaps.remove(gap.getKey());
        if (gap.getKey() < position) {
            gaps.put(gap.getKey(), position - 1);
        }
        if (position < gap.getValue()) {
            gaps.put(position + 1, gap.getValue());
        }
    }

    /// Tells what is still missing.
    void finish() {
        if (gapless && expected <= last) {
            gaps.put(expected, last);
        }
        gaps.forEach((first, end) -> findings.add(
                new Finding(Damage.REMOVED, Position.of(first), Position.of(end), "It is missing from the export")));
    }
}
