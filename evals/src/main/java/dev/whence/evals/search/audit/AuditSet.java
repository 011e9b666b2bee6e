package dev.whence.evals.search.audit;

import dev.whence.decision.Decision;
import dev.whence.evals.search.audit.AuditQuestion.Kind;
import java.util.ArrayList;
import java.util.List;

/// Questions about the demonstration's history in the words of auditors, support agents and managers.
///
/// Each answer is found by looking at every decision with plain Java; the index has no part in it. Every third
/// question is held out: nothing is adjusted to it, so that its share of right answers tells what to expect of
/// questions that nobody has seen. [BlindSet] has more that nobody had seen when they were first asked.
public final class AuditSet {

    private static final int HELD_OUT_OF = 3;

    private AuditSet() {}

    /// All questions but the blind ones, with the answers that this history gives.
    public static List<AuditQuestion> questions(List<Decision> history) {
        Truth truth = new Truth(history);
        List<AuditQuestion> all = new ArrayList<>();
        all.addAll(PlainQuestions.of(truth));
        all.addAll(NumberQuestions.of(truth));
        all.addAll(CountQuestions.of(truth));
        all.addAll(TrapQuestions.of(truth));
        return List.copyOf(all);
    }

    /// Whether nothing may be adjusted to the question with this place in the list.
    public static boolean isHeldOut(int index) {
        return index % HELD_OUT_OF == HELD_OUT_OF - 1;
    }

    /// Collects questions of one kind and numbers them.
    static final class Collector {
        private final String topic;
        private final List<AuditQuestion> questions = new ArrayList<>();

        Collector(String topic) {
            this.topic = topic;
        }

        void ask(String text, Expected expected) {
            ask(Kind.PLAIN, text, expected);
        }

        void ask(Kind kind, String text, Expected expected) {
            questions.add(AuditQuestion.of(topic + "-" + (questions.size() + 1), text, kind, expected));
        }

        List<AuditQuestion> questions() {
            return List.copyOf(questions);
        }
    }
}
