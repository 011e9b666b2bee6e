package dev.whence.evals.search.locomo;

import dev.whence.evals.folder.FolderTree;
import dev.whence.evals.search.locomo.Dialogue.EvidenceQuestion;
import dev.whence.index.query.SearchQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Asks every question of the set over the history that its dialogue makes.
public final class LocomoEval {

    /// As far down as the first piece of evidence is looked for.
    private static final int DEPTH = 50;

    private LocomoEval() {}

    /// Reads the file, writes each dialogue into a log of its own in a temporary folder, and asks.
    ///
    /// @param progress hears what is being done
    /// @throws dev.whence.evals.ending.UnusableInputException if the file is not of the set's form
    public static LocomoScore run(Path file, Consumer<String> progress) throws IOException, InterruptedException {
        List<Dialogue> dialogues = LocomoFile.read(file);
        List<LocomoScore.Asked> asked = new ArrayList<>();
        Path root = Files.createTempDirectory("whence-eval-search-");
        try {
            for (Dialogue dialogue : dialogues) {
                progress.accept(dialogue.name() + ": " + dialogue.turns().size() + " turns, "
                        + dialogue.questions().size() + " questions");
                asked.addAll(ask(dialogue, Files.createDirectory(root.resolve("dialogue-" + asked.size()))));
            }
        } finally {
            FolderTree.delete(root);
        }
        return new LocomoScore(asked);
    }

    private static List<LocomoScore.Asked> ask(Dialogue dialogue, Path folder) throws InterruptedException {
        List<LocomoScore.Asked> asked = new ArrayList<>();
        try (DialogueHistory history = DialogueHistory.of(dialogue, folder)) {
            for (EvidenceQuestion question : dialogue.questions()) {
                for (SearchQuery.Ranking ranking : SearchQuery.Ranking.values()) {
                    SearchQuery query = SearchQuery.builder()
                            .text(question.text())
                            .ranking(ranking)
                            .pageSize(DEPTH)
                            .build();
                    asked.add(new LocomoScore.Asked(
                            dialogue.name(),
                            question.category(),
                            ranking,
                            Recall.of(question.evidence(), history.find(query))));
                }
            }
        }
        return asked;
    }
}
