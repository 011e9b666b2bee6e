package dev.whence.index.aggregate;

import dev.whence.index.aggregate.Cells.Cell;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/// The figures of the groups in one segment. Used by one thread, for documents in order.
final class SegmentCells {

    /// Up to so many codes a list costs less than a map.
    private static final long DENSE = 1 << 16;

    private final List<SegmentKey> keys = new ArrayList<>();
    private final @Nullable SegmentKey values;
    private final @Nullable SortedNumericDocValues numbers;
    private final Cell @Nullable [] dense;
    private final Map<List<Long>, Cell> sparse = new HashMap<>();
    private final Map<Long, Cell> single = new HashMap<>();
    private long lastCode = Long.MIN_VALUE;
    private @Nullable Cell last;
    private long selected;

    SegmentCells(List<Aggregation.Key> groupedBy, Measure measure, LeafReader segment) throws IOException {
        for (Aggregation.Key key : groupedBy) {
            keys.add(SegmentKey.of(key, segment));
        }
        values = measure instanceof Measure.Distinct distinct
                ? SegmentKey.of(new Aggregation.Key.Field(distinct.field(), distinct.prefix()), segment)
                : null;
        numbers = measure instanceof Measure.Of of
                ? DocValues.getSortedNumeric(segment, DecisionDocument.NUMBER + of.number())
                : null;
        long bound = keys.size() == 1 ? keys.getFirst().bound() : 0;
        dense = bound > 0 && bound <= DENSE ? new Cell[(int) bound] : null;
    }

    void add(int document) throws IOException {
        selected++;
        switch (keys.size()) {
            case 0 -> count(document, sparse.computeIfAbsent(List.of(), absent -> new Cell()));
            case 1 -> {
                int codes = keys.getFirst().load(document);
                for (int i = 0; i < codes; i++) {
                    count(document, cell(keys.getFirst().code(i)));
                }
            }
            default -> addEach(document, 0, new Long[keys.size()]);
        }
    }

    /// Counts the document in the group of every combination of its codes.
    private void addEach(int document, int key, Long[] codes) throws IOException {
        if (key == keys.size()) {
            count(document, sparse.computeIfAbsent(List.of(codes), absent -> new Cell()));
            return;
        }
        int count = keys.get(key).load(document);
        for (int i = 0; i < count; i++) {
            codes[key] = keys.get(key).code(i);
            addEach(document, key + 1, codes);
        }
    }

    private Cell cell(long code) {
        if (dense != null) {
            int place = (int) code;
            if (dense[place] == null) {
                dense[place] = new Cell();
            }
            return dense[place];
        }
        if (last == null || code != lastCode) {
            lastCode = code;
            last = single.computeIfAbsent(code, absent -> new Cell());
        }
        return last;
    }

    private void count(int document, Cell cell) throws IOException {
        cell.decisions++;
        if (values != null) {
            int count = values.load(document);
            for (int i = 0; i < count; i++) {
                cell.code(values.code(i));
            }
        }
        if (numbers != null && numbers.advanceExact(document)) {
            for (int left = numbers.docValueCount(); left > 0; left--) {
                cell.number(NumericUtils.sortableLongToDouble(numbers.nextValue()));
            }
        }
    }

    /// Adds these figures to those of all segments, under the keys' labels.
    void addTo(Cells all) throws IOException {
        all.selected(selected);
        for (Map.Entry<List<Long>, Cell> entry : sparse.entrySet()) {
            merge(entry.getKey(), entry.getValue(), all);
        }
        for (Map.Entry<Long, Cell> entry : single.entrySet()) {
            merge(List.of(entry.getKey()), entry.getValue(), all);
        }
        for (int code = 0; dense != null && code < dense.length; code++) {
            if (dense[code] != null) {
                merge(List.of((long) code), dense[code], all);
            }
        }
    }

    private void merge(List<Long> codes, Cell cell, Cells all) throws IOException {
        String[] labels = new String[codes.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = keys.get(i).label(codes.get(i));
        }
        if (values != null) {
            cell.nameCodes(values);
        }
        all.merge(Arrays.asList(labels), cell);
    }
}
