package dev.whence.evals.search.time;

import dev.whence.evals.search.time.TimeScore.Count;
import dev.whence.evals.search.time.TimeScore.Failure;
import dev.whence.index.time.Reading;
import dev.whence.index.time.TimeExpressions;
import dev.whence.index.time.TimeMention;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Scores the sentences of a corpus that have a reference time and a single time expression.
///
/// An expression is resolved in full if it is the only one found, at the right place, with the right type, and with all
/// values in the right order.
public final class TimeEval {

    private static final long HALVES = 20161107;

    private TimeEval() {}

    /// Reads the corpus and scores it.
    ///
    /// @throws dev.whence.evals.ending.UnusableInputException if the file is not there, or not of the corpus's form
    public static TimeScore run(Path file) {
        return score(TimeCorpus.read(file));
    }

    static TimeScore score(List<TimeCase> cases) {
        Set<Integer> half = half(cases.size());
        Count worked = new Count(0, 0);
        Count other = new Count(0, 0);
        Map<String, Count> types = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            TimeCase each = cases.get(i);
            List<TimeMention> found =
                    TimeExpressions.find(each.sentence(), each.reference().atZone(ZoneOffset.UTC), Reading.EITHER);
            boolean isResolved = isResolved(each, found);
            worked = half.contains(i) ? worked.plus(isResolved) : worked;
            other = half.contains(i) ? other : other.plus(isResolved);
            types.put(
                    each.type(),
                    types.getOrDefault(each.type(), new Count(0, 0)).plus(isResolved));
            if (!isResolved) {
                failures.add(failure(each, found));
            }
        }
        return new TimeScore(
                worked,
                other,
                types.entrySet().stream()
                        .map(type -> new TimeScore.Type(type.getKey(), type.getValue()))
                        .toList(),
                failures);
    }

    /// The random half that the grammar was worked out on.
    private static Set<Integer> half(int cases) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, cases).boxed().toList());
        Collections.shuffle(order, new Random(HALVES));
        return new HashSet<>(order.subList(0, cases / 2));
    }

    private static boolean isResolved(TimeCase expected, List<TimeMention> found) {
        return found.size() == 1
                && found.getFirst().start() == expected.start()
                && found.getFirst().end() - 1 == expected.end()
                && written(found.getFirst()).equals(expected.values());
    }

    private static List<Map<String, String>> written(TimeMention mention) {
        return mention.values().stream().map(WrittenValue::of).toList();
    }

    private static Failure failure(TimeCase expected, List<TimeMention> found) {
        int end = Math.clamp(expected.end() + 1L, 0, expected.sentence().length());
        int start = Math.clamp(expected.start(), 0, end);
        return new Failure(
                expected.type(),
                expected.sentence(),
                text(expected.sentence().substring(start, end), expected.values()),
                found.stream()
                        .map(mention -> text(mention.text(), written(mention)))
                        .toList());
    }

    private static String text(String expression, List<Map<String, String>> values) {
        return "'" + expression + "' "
                + values.stream().map(value -> new TreeMap<>(value).toString()).toList();
    }
}
