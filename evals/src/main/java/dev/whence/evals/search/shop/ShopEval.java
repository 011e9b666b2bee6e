package dev.whence.evals.search.shop;

import dev.whence.evals.folder.FolderTree;
import dev.whence.evals.search.demo.PlayedShop;
import dev.whence.index.DecisionIndex;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Ranking;
import dev.whence.index.vector.EmbedderProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Searches the demonstration's history for what people mean, and looks how high up it is.
public final class ShopEval {

    private static final Duration TIME_TO_INDEX = Duration.ofMinutes(15);

    /// As far down as the first decision that was meant is looked for.
    private static final int DEPTH = 50;

    private ShopEval() {}

    /// Indexes the whole history by its words and its meaning, in a temporary folder, and asks every query.
    ///
    /// @param progress hears what is being done
    public static ShopScore run(PlayedShop shop, Consumer<String> progress) throws IOException, InterruptedException {
        Optional<EmbedderProvider> model = EmbedderProvider.installed();
        Path folder = Files.createTempDirectory("whence-eval-shop-");
        try (DecisionIndex index =
                DecisionIndex.open(folder, shop.log(), PlayedShop.domain(), IndexSettings.defaults(), model)) {
            progress.accept("indexing the shop's " + shop.history().size() + " decisions by words and meaning");
            if (!index.await(shop.log().head(), TIME_TO_INDEX)
                    || model.isPresent() && !index.awaitMeaning(shop.log().head(), TIME_TO_INDEX)) {
                throw new IllegalStateException(
                        "The index did not follow the log within " + TIME_TO_INDEX + ": " + index.status());
            }
            progress.accept("asking the shop's relevance set");
            return ask(ShopQueries.over(shop.history()), index);
        } finally {
            FolderTree.delete(folder);
        }
    }

    /// Asks an index of the history.
    static ShopScore ask(List<ShopQuery> queries, DecisionIndex index) {
        List<ShopScore.Asked> asked = new ArrayList<>();
        for (ShopQuery query : queries) {
            for (Ranking ranking : ShopScore.RANKINGS) {
                asked.add(new ShopScore.Asked(
                        query.text(),
                        query.kind().name().toLowerCase(Locale.ROOT),
                        query.meant(),
                        ranking,
                        Figures.of(query, found(query.text(), ranking, index))));
            }
        }
        return new ShopScore(asked);
    }

    private static List<Long> found(String text, Ranking ranking, DecisionIndex index) {
        SearchQuery query = SearchQuery.builder()
                .text(text)
                .ranking(ranking)
                .pageSize(DEPTH)
                .build();
        return index.search(query).hits().stream()
                .map(SearchHit::position)
                .map(position -> position.value())
                .toList();
    }
}
