package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says plainly what people put in idioms, and what developers put in names of fields: `called off` is cancelled,
/// and `failed_rule:` a rule that failed. Of business English alone; what a domain calls its things is its own.
final class Idioms {

    /// An idiom, and the words it is read as.
    private record Idiom(Pattern pattern, String plain) {
        static Idiom of(String pattern, String plain) {
            return new Idiom(Pattern.compile("(?i)" + pattern), plain);
        }
    }

    private static final List<Idiom> IDIOMS = List.of(
            Idiom.of("\\bcalled off\\b", "cancelled"),
            Idiom.of("\\bcall(?:s|ing)? off\\b", "cancel"),
            Idiom.of("\\b(?:side by side|head to head)\\b", "compared"),
            Idiom.of(
                    "\\b(?:that|which|where)\\s+(\\S+)\\s+(?:had|has|have)\\s+"
                            + "(?:nothing to do with|no (?:part|hand|say|share) in)\\b",
                    "not by $1"),
            Idiom.of(
                    "\\b(?:that|which|where)\\s+(\\S+)\\s+(?:wasn't|was not|isn't)\\s+(?:involved in|part of)\\b",
                    "not by $1"),
            Idiom.of("\\bbut only\\b", "only"),
            Idiom.of("\\b(?:on|for|in) each of the days\\b", "per day on"),
            Idiom.of(
                    "^(?:the )?(?:outcomes|results|verdicts) of (.+?)[:,;]? (?:and )?how many (?:of |for )?each\\b",
                    "how many $1 by outcome"),
            Idiom.of(
                    "^what (?:were|are|was|is|did) (.+?) worth(?: (?:together|altogether|combined|in all|in total|all told))?\\b",
                    "total value of $1"),
            Idiom.of(
                    "^(which|what)\\b(.*?),?\\s+and (?:how (?:often|many times)|how many)(?:\\s+each)?\\s*[?.]*\\s*$",
                    "$1$2"));

    private static final Pattern FIELD = Pattern.compile("(?i)(?<![\\w.#-])("
            + Arrays.stream(ExactField.values()).map(ExactField::word).collect(Collectors.joining("|"))
            + ")(?:\\s*[=:]\\s*|(?<=_\\w{2,10})\\s+)(?=[\\w#\"'])");

    private Idioms() {}

    /// The question in plain words; text in quotation marks stays as it is.
    static String saidPlainly(String question) {
        if (question.matches("(?s).*[\"“”].*")) {
            return question;
        }
        String plain = FIELD.matcher(question)
                .replaceAll(field -> words(ExactField.of(field.group(1).toLowerCase(Locale.ROOT))));
        for (Idiom idiom : IDIOMS) {
            plain = idiom.pattern.matcher(plain).replaceAll(idiom.plain);
        }
        return plain;
    }

    private static String words(ExactField field) {
        return switch (field) {
            case RULE, FAILED_RULE -> "failed rule ";
            case ACTOR, PRINCIPAL -> "by ";
            case ON_BEHALF_OF -> "on behalf of ";
            case CAUSED_BY -> "caused by ";
            case AGENT, CLIENT, CONVERSATION, CORRELATION, DECISION, DOMAIN -> field.word() + " ";
            case OUTCOME, COMMAND, EVENT, ENTITY, ABOUT, CHANGED -> "";
        };
    }
}
