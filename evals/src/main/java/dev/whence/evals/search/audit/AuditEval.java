package dev.whence.evals.search.audit;

import dev.whence.decision.Decision;
import dev.whence.evals.search.audit.AuditScore.Blind;
import dev.whence.evals.search.audit.AuditScore.Result;
import dev.whence.evals.search.demo.PlayedShop;
import dev.whence.index.DecisionIndex;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.Answer;
import dev.whence.index.question.HistoryQuestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the demonstration the audit questions, and compares each answer with the right one.
public final class AuditEval {

    private static final Duration INDEXING = Duration.ofMinutes(2);

    private AuditEval() {}

    /// Runs the whole set.
    ///
    /// @param progress hears what is being done
    public static AuditScore run(PlayedShop shop, Consumer<String> progress) throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.inMemory(shop.log(), PlayedShop.domain())) {
            progress.accept("indexing " + shop.history().size() + " decisions");
            if (!index.await(shop.log().head(), INDEXING)) {
                throw new IllegalStateException("The index did not follow the log within " + INDEXING);
            }
            progress.accept("asking the audit questions");
            return ask(shop.history(), index);
        }
    }

    /// Asks an index of the played history.
    public static AuditScore ask(List<Decision> history, DecisionIndex index) {
        HistoryQuestions questions = new HistoryQuestions(index, PlayedShop.domain());
        List<AuditQuestion> all = AuditSet.questions(history);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            results.add(ask(all.get(i), AuditSet.isHeldOut(i), questions));
        }
        Truth truth = new Truth(history);
        List<Blind> blind = Arrays.stream(BlindSet.values())
                .map(set -> new Blind(
                        set,
                        set.questions(truth).stream()
                                .map(question -> ask(question, false, questions))
                                .toList()))
                .toList();
        return new AuditScore(results, blind, history.size());
    }

    private static Result ask(AuditQuestion question, boolean heldOut, HistoryQuestions questions) {
        long start = System.nanoTime();
        Answer answer = null;
        String refusal = "";
        try {
            answer = questions.ask(question.text(), AuditQuestion.ASKED_AT.atZone(question.zone()));
        } catch (UnusableQueryException refused) {
            refusal = String.valueOf(refused.getMessage());
        }
        long micros = (System.nanoTime() - start) / 1_000;
        Judgement judgement = judge(question.expected(), answer, refusal, questions);
        return new Result(
                question.id(),
                question.text(),
                question.kind(),
                heldOut,
                judgement.right(),
                answer == null ? refusal : reading(answer),
                judgement.found(),
                micros);
    }

    private static String reading(Answer answer) {
        return answer.reading()
                + (answer.notUnderstood().isEmpty() ? "" : " | not understood: " + answer.notUnderstood())
                + (answer.notes().isEmpty() ? "" : " | " + String.join(" ", answer.notes()));
    }

    private static Judgement judge(
            Expected expected, @Nullable Answer answer, String refusal, HistoryQuestions questions) {
        return answer == null
                ? new Judgement(isRefusal(expected) && !refusal.isEmpty(), "a refusal")
                : new Judge(questions).of(expected, answer);
    }

    private static boolean isRefusal(Expected expected) {
        return expected instanceof Expected.Refusal
                || expected instanceof Expected.AnyOf anyOf
                        && anyOf.forms().stream().anyMatch(AuditEval::isRefusal);
    }

    /// Whether an answer is right, and if not what it says.
    record Judgement(boolean right, String found) {
        Judgement {
            found = right ? "" : found;
        }
    }
}
