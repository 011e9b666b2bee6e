package dev.whence.index.question;

import dev.whence.decision.Decision;
import dev.whence.index.DecisionIndex;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was decided in cases like one: like a decision, or like a command about to be issued.
public final class SimilarCases {

    private static final int MAX_WORDS = 60;
    private static final int MAX_GROUPS = 10;

    private final DecisionIndex index;

    public SimilarCases(DecisionIndex index) {
        this.index = index;
    }

    /// Cases of the same command.
    ///
    /// @param outcomes how they ended, most often first
    /// @param failedRules which rules did not hold in those that were refused, most often first
    /// @param nearest the cases that are most alike, nearest first
    public record Found(Aggregate outcomes, Aggregate failedRules, SearchPage nearest) {}

    /// Cases like a command about to be issued.
    ///
    /// @param command its name
    /// @param arguments what it says; may be empty
    /// @param reason why it is asked for; null if that is not said
    /// @param most how many of the nearest to give
    public Found of(String command, JsonNode arguments, @Nullable String reason, int most) {
        SearchQuery.Builder query = SearchQuery.builder().where(ExactField.COMMAND, command);
        return found(query, words(arguments, reason), most);
    }

    /// Decisions like another, of the same command, without itself.
    public Found like(Decision decision, int most) {
        SearchQuery.Builder query = SearchQuery.builder()
                .where(ExactField.COMMAND, decision.command().type())
                .without(ExactField.DECISION, decision.id().toString());
        List<String> words = words(decision.command().data(), decision.origin().reason());
        decision.unmet().forEach(check -> words.addAll(plainWords(check.rule().replace('-', ' '))));
        return found(query, words, most);
    }

    private Found found(SearchQuery.Builder query, List<String> words, int most) {
        SearchFilter filter = query.build().filter();
        String text = words.stream().distinct().limit(MAX_WORDS).collect(Collectors.joining(" "));
        return new Found(
                groups(filter, ExactField.OUTCOME), groups(filter, ExactField.FAILED_RULE), nearest(query, text, most));
    }

    private SearchPage nearest(SearchQuery.Builder query, String text, int most) {
        if (!text.isBlank()) {
            try {
                SearchPage page = index.search(query.text(text).pageSize(most).build());
                if (!page.hits().isEmpty()) {
                    return page;
                }
            } catch (UnusableQueryException noWord) {
                // Only marks, or words of another script: the newest are as near as any.
            }
        }
        return index.search(query.text(null).pageSize(most).build());
    }

    private Aggregate groups(SearchFilter filter, ExactField field) {
        return index.aggregate(new Aggregation(
                null,
                filter,
                List.of(new Aggregation.Key.Field(field, "")),
                new Aggregation.Measure.Count(),
                Aggregation.Order.LARGEST,
                MAX_GROUPS));
    }

    private static List<String> words(JsonNode arguments, @Nullable String reason) {
        List<String> words = new ArrayList<>();
        if (reason != null) {
            words.addAll(plainWords(reason));
        }
        collect(arguments, words);
        return words;
    }

    private static void collect(JsonNode node, List<String> words) {
        if (node.isString()) {
            words.addAll(plainWords(node.asString()));
        } else {
            node.forEach(child -> collect(child, words));
        }
    }

    /// Ids tell one case from another, not what they have in common.
    private static List<String> plainWords(String text) {
        return Token.of(text).stream()
                .filter(token -> !token.isQuoted() && !token.looksLikeId() && !token.isNumber())
                .filter(token -> !Fillers.isSmall(token.lower()))
                .map(Token::text)
                .toList();
    }
}
