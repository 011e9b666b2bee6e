package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads names that say they are a program's, like `refund-bot`, although nobody of that name ever acted. Such a
/// name is a condition as it is written: were its words read by themselves, the answer would be about others.
final class Programs {

    private static final String[] KINDS = {"bot", "robot", "agent", "assistant", "copilot", "gpt", "ai"};

    /// What describes an agent rather than names it.
    private static final Set<String> DESCRIBING =
            Set.of("multi", "per", "any", "human", "ai", "by", "sub", "single", "other", "same");

    private Programs() {}

    static void read(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            int first = i;
            while (first > 0 && isJoined(first, draft)) {
                first--;
            }
            boolean named = first < i
                    && draft.is(i, KINDS)
                    && draft.areFree(first, i)
                    && !DESCRIBING.contains(draft.token(first).lower());
            if (named) {
                name(first, i, draft);
            }
        }
    }

    /// Whether the token is written together with the one before it.
    private static boolean isJoined(int i, Draft draft) {
        int end = draft.token(i - 1).end();
        return draft.token(i).start() == end + 1 && draft.question.charAt(end) == '-';
    }

    private static void name(int first, int last, Draft draft) {
        if (draft.is(first, "non", "no")) {
            draft.add(first, last, new Condition.Presence(ExactField.AGENT, false));
            return;
        }
        String typed =
                draft.tokens.subList(first, last + 1).stream().map(Token::lower).collect(Collectors.joining("-"));
        int start = Acting.start(first, draft);
        if (!Acting.near(start, last, typed, List.of(ExactField.AGENT), draft)) {
            draft.add(start, last, ExactField.ACTOR, List.of(typed));
        }
    }
}
