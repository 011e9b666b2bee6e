package dev.whence.index.search;

import dev.whence.index.document.DecisionDocument;
import dev.whence.index.document.Findable;
import dev.whence.index.document.Passage;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.query.Snippet;
import dev.whence.log.LogEntry;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/// Finds the passage of a decision that shows best why it was found.
///
/// The decision's text is not in the index: it is read from the log and looked through again.
public final class Snippets {

    private static final char BETWEEN_PASSAGES = '\u2029';
    private static final int GOOD_LENGTH = 160;
    private static final int MAX_LENGTH = 240;
    private static final int CANDIDATES = 12;

    private final Vocabulary vocabulary;
    private final UnifiedHighlighter highlighter;

    public Snippets(Vocabulary vocabulary, Analyzer analyzer) {
        this.vocabulary = vocabulary;
        this.highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withMaxLength(Integer.MAX_VALUE - 1)
                .withBreakIterator(Snippets::pieces)
                .withFormatter(new Candidates())
                .withHighlightPhrasesStrictly(false)
                .build();
    }

    private static BreakIterator pieces() {
        return new SplittingBreakIterator(
                LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.ROOT), GOOD_LENGTH, 0.5f),
                BETWEEN_PASSAGES);
    }

    /// The best passage, or none if what matched is not text to be shown.
    public Optional<Snippet> of(LogEntry entry, Query shown) throws IOException {
        List<Passage> passages = Findable.of(entry, vocabulary).passages().stream()
                .filter(passage -> passage.kind() != Passage.Kind.HIDDEN)
                .toList();
        StringBuilder joined = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Passage passage : passages) {
            starts.add(joined.length());
            appendOnOneLine(joined, passage.text());
            joined.append(BETWEEN_PASSAGES);
        }
        String text = joined.toString();
        return candidates(highlighter.highlightWithoutSearcher(DecisionDocument.TEXT, shown, text, CANDIDATES)).stream()
                .max(Comparator.comparingDouble(candidate -> weight(candidate, passages, starts)))
                .map(best -> snippet(best, text, passages, starts));
    }

    private static void appendOnOneLine(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || c == BETWEEN_PASSAGES ? ' ' : c);
        }
    }

    /// A stretch of text with matches in it.
    private record Candidate(int start, int end, float score, List<Snippet.Match> matches) {
        int firstMatch() {
            return matches.getFirst().start();
        }
    }

    private static List<Candidate> candidates(@Nullable Object formatted) {
        return formatted instanceof Found found ? found.candidates : List.of();
    }

    private record Found(List<Candidate> candidates) {}

    private static double weight(Candidate candidate, List<Passage> passages, List<Integer> starts) {
        Passage passage = passages.get(indexAt(candidate.firstMatch(), starts));
        return candidate.score
                * switch (passage.kind()) {
                    case HEAD -> 2;
                    case BODY -> 1;
                    case NAME, GENERAL, HIDDEN -> 0.1; // only if there is nothing else
                };
    }

    private static int indexAt(int offset, List<Integer> starts) {
        int index = 0;
        while (index + 1 < starts.size() && starts.get(index + 1) <= offset) {
            index++;
        }
        return index;
    }

    /// Cuts a stretch that is too long around its first match.
    private static Snippet snippet(Candidate best, String text, List<Passage> passages, List<Integer> starts) {
        int start = best.start;
        int end = best.end;
        while (isBlank(text.charAt(start))) {
            start++;
        }
        int first = start;
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end - start > MAX_LENGTH) {
            start = wordStart(text, start, best.firstMatch() - MAX_LENGTH / 4);
            end = Math.min(end, start + MAX_LENGTH);
        }
        String before = start > first ? "…" : "";
        String after = end < best.end && !isBlank(text.charAt(end)) ? "…" : "";
        int shift = before.length() - start;
        int from = start;
        int to = end;
        List<Snippet.Match> matches = best.matches.stream()
                .filter(match -> match.start() >= from && match.end() <= to)
                .map(match -> new Snippet.Match(match.start() + shift, match.end() + shift))
                .toList();
        String source =
                passages.get(indexAt(best.firstMatch(), starts)).source().get();
        return new Snippet(source, before + text.substring(start, end) + after, matches);
    }

    private static boolean isBlank(char c) {
        return c == BETWEEN_PASSAGES || Character.isWhitespace(c);
    }

    private static int wordStart(String text, int least, int wanted) {
        int start = Math.max(least, wanted);
        while (start > least && !isBlank(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /// Hands the highlighter's passages on as they are, instead of writing marks into a string.
    private static final class Candidates extends PassageFormatter {
        @Override
        public Object format(org.apache.lucene.search.uhighlight.Passage[] passages, String content) {
            return new Found(Arrays.stream(passages)
                    .filter(passage -> passage.getNumMatches() > 0)
                    .map(Candidates::candidate)
                    .toList());
        }

        private static Candidate candidate(org.apache.lucene.search.uhighlight.Passage passage) {
            List<Snippet.Match> matches = new ArrayList<>();
            for (int i = 0; i < passage.getNumMatches(); i++) {
                add(matches, passage.getMatchStarts()[i], passage.getMatchEnds()[i]);
            }
            return new Candidate(passage.getStartOffset(), passage.getEndOffset(), passage.getScore(), matches);
        }

        /// Parts of one compound word, and the word itself, are one match.
        private static void add(List<Snippet.Match> matches, int start, int end) {
            if (!matches.isEmpty() && start <= matches.getLast().end()) {
                Snippet.Match last = matches.removeLast();
                matches.add(new Snippet.Match(last.start(), Math.max(last.end(), end)));
            } else {
                matches.add(new Snippet.Match(start, end));
            }
        }
    }
}
