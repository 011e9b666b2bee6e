package dev.whence.index.aggregate;

import dev.whence.index.query.Aggregation;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The figures of all groups while they are computed, by the groups' keys. Lives for one aggregation.
final class Cells {

    private final Map<List<String>, Cell> cells = new HashMap<>();
    private long decisions;

    /// One group's figures.
    static final class Cell {
        long decisions;
        long numbers;
        double sum;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        private @Nullable Set<String> values;
        private @Nullable BitSet codes;

        void number(double number) {
            numbers++;
            sum += number;
            min = Math.min(min, number);
            max = Math.max(max, number);
        }

        /// Notes a value by its code in the segment.
        void code(long code) {
            if (codes == null) {
                codes = new BitSet();
            }
            codes.set((int) code);
        }

        /// Puts names in the place of codes.
        void nameCodes(SegmentKey segment) throws IOException {
            BitSet noted = codes;
            if (noted == null) {
                return;
            }
            for (int code = noted.nextSetBit(0); code >= 0; code = noted.nextSetBit(code + 1)) {
                value(segment.label(code));
            }
            codes = null;
        }

        private void value(String value) {
            if (values == null) {
                values = new HashSet<>();
            }
            values.add(value);
        }

        private void add(Cell other) {
            decisions += other.decisions;
            numbers += other.numbers;
            sum += other.sum;
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
            if (other.values != null) {
                other.values.forEach(this::value);
            }
        }

        @Nullable
        Double figure(Aggregation.Measure measure) {
            return switch (measure) {
                case Aggregation.Measure.Count _,
                        Aggregation.Measure.Share _,
                        Aggregation.Measure.Rate _,
                        Aggregation.Measure.Groups _ -> Double.valueOf((double) decisions);
                case Aggregation.Measure.Distinct _ -> Double.valueOf(values == null ? 0 : values.size());
                case Aggregation.Measure.Of of ->
                    numbers == 0 ? none(of.figure()) : Double.valueOf(figure(of.figure()));
            };
        }

        private static @Nullable Double none(Aggregation.Figure figure) {
            return figure == Aggregation.Figure.SUM ? Double.valueOf(0) : null;
        }

        private double figure(Aggregation.Figure figure) {
            return switch (figure) {
                case SUM -> sum;
                case MIN -> min;
                case MAX -> max;
                case AVERAGE -> sum / numbers;
            };
        }
    }

    void merge(List<String> keys, Cell cell) {
        cells.computeIfAbsent(keys, absent -> new Cell()).add(cell);
    }

    void merge(Cells other) {
        other.cells.forEach(this::merge);
        decisions += other.decisions;
    }

    void selected(long more) {
        decisions += more;
    }

    long decisions() {
        return decisions;
    }

    Map<List<String>, Cell> all() {
        return cells;
    }
}
