package dev.whence.index.search;

import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Recurrence;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// The decisions that were made in one of some recurring times. Reads the time of each decision that the rest of a
/// search leaves over; as they mostly come in order, the calendar is asked once for a stretch of the day.
final class RecurrenceQuery extends Query {

    private static final float COST_OF_ONE = 4;

    private final List<Recurrence> recurrences;

    RecurrenceQuery(List<Recurrence> recurrences) {
        this.recurrences = List.copyOf(recurrences);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                SortedNumericDocValues times = DocValues.getSortedNumeric(context.reader(), DecisionDocument.TIME);
                return ConstantScoreScorerSupplier.fromIterator(
                        TwoPhaseIterator.asDocIdSetIterator(new InTime(times, recurrences)),
                        score(),
                        mode,
                        context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return true;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "during " + recurrences;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecurrenceQuery query && recurrences.equals(query.recurrences);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + recurrences.hashCode();
    }

    /// The documents of one segment, of which those in the right times are kept.
    private static final class InTime extends TwoPhaseIterator {
        private final SortedNumericDocValues times;
        private final List<Stretch> stretches;

        InTime(SortedNumericDocValues times, List<Recurrence> recurrences) {
            super(times);
            this.times = times;
            this.stretches = recurrences.stream().map(Stretch::new).toList();
        }

        @Override
        public boolean matches() throws IOException {
            long time = times.nextValue();
            for (Stretch stretch : stretches) {
                if (stretch.contains(time)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public float matchCost() {
            return COST_OF_ONE;
        }
    }

    /// The stretch of a day that was asked for last, in all of which the answer is the same. Used by one
    /// thread.
    private static final class Stretch {
        private final Recurrence recurrence;
        private long from = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;
        private boolean contained;

        Stretch(Recurrence recurrence) {
            this.recurrence = recurrence;
        }

        boolean contains(long micros) {
            if (micros < from || micros >= until) {
                find(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
            }
            return contained;
        }

        private void find(Instant moment) {
            ZoneRules rules = recurrence.zone().getRules();
            ZoneOffset offset = rules.getOffset(moment);
            LocalDateTime local = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, offset);
            contained = recurrence.contains(local);
            LocalDateTime midnight = local.toLocalDate().atStartOfDay();
            LocalDateTime first = midnight;
            LocalDateTime next = midnight.plusDays(1);
            for (LocalTime time : List.of(recurrence.from(), recurrence.until())) {
                LocalDateTime bound = midnight.with(time);
                first = !bound.isAfter(local) && bound.isAfter(first) ? bound : first;
                next = bound.isAfter(local) && bound.isBefore(next) ? bound : next;
            }
            from = DecisionDocument.micros(
                    later(first.toInstant(offset), rules.previousTransition(moment.plusSeconds(1))));
            until = DecisionDocument.micros(earlier(next.toInstant(offset), rules.nextTransition(moment)));
        }

        /// Where the clocks are changed, a stretch ends.
        private static Instant later(Instant bound, @Nullable ZoneOffsetTransition change) {
            return change == null || !change.getInstant().isAfter(bound) ? bound : change.getInstant();
        }

        private static Instant earlier(Instant bound, @Nullable ZoneOffsetTransition change) {
            return change == null || !change.getInstant().isBefore(bound) ? bound : change.getInstant();
        }
    }
}
