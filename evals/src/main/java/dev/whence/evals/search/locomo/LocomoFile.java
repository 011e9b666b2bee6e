package dev.whence.evals.search.locomo;

import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.input.JsonFile;
import dev.whence.evals.input.JsonFile.Part;
import dev.whence.evals.search.locomo.Dialogue.EvidenceQuestion;
import dev.whence.evals.search.locomo.Dialogue.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeType;

/// Reads the set's file.
final class LocomoFile {

    private static final String NEED = "a LoCoMo file [{\"sample_id\", \"conversation\": {\"session_1\": [{\"speaker\","
            + " \"dia_id\", \"text\"}], \"session_1_date_time\"}, \"qa\": [{\"question\", \"evidence\", \"category\"}]}]";

    /// Questions of category 5 have no answer in the dialogue.
    private static final int LAST_ANSWERABLE = 4;

    /// `1:56 pm on 8 May, 2023`.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, uuuu")
            .toFormatter(Locale.ENGLISH);

    /// Some lists of evidence hold several ids in one text, or ids with zeros in front.
    private static final Pattern TURN_ID = Pattern.compile("D0*(\\d+):0*(\\d+)");

    private LocomoFile() {}

    /// The dialogues, in the order of the file.
    ///
    /// @throws UnusableInputException if the file is not there, or not of the set's form
    static List<Dialogue> read(Path path) {
        JsonFile file = new JsonFile(path, NEED);
        Part all = file.read().as(JsonNodeType.ARRAY);
        List<Dialogue> dialogues = new ArrayList<>();
        for (int i = 0; i < all.node().size(); i++) {
            dialogues.add(dialogue(all.element(i).as(JsonNodeType.OBJECT), "dialogue " + (i + 1)));
        }
        if (dialogues.stream().allMatch(dialogue -> dialogue.questions().isEmpty())) {
            throw file.unusable("it has no question of category 1 to 4 whose evidence is in its dialogue");
        }
        return dialogues;
    }

    private static Dialogue dialogue(Part part, String number) {
        Map<String, Turn> turns = turns(part.member("conversation", JsonNodeType.OBJECT));
        Part asked = part.member("qa", JsonNodeType.ARRAY);
        List<EvidenceQuestion> questions = new ArrayList<>();
        for (int i = 0; i < asked.node().size(); i++) {
            EvidenceQuestion question = question(asked.element(i).as(JsonNodeType.OBJECT), turns);
            if (question.category() <= LAST_ANSWERABLE && !question.evidence().isEmpty()) {
                questions.add(question);
            }
        }
        Part name = part.optional("sample_id");
        return new Dialogue(
                name.isAbsent() ? number : name.as(JsonNodeType.STRING).node().asString(),
                List.copyOf(turns.values()),
                questions);
    }

    private static Map<String, Turn> turns(Part conversation) {
        Map<String, Turn> turns = new LinkedHashMap<>();
        for (int session = 1;
                !conversation.optional("session_" + session + "_date_time").isAbsent();
                session++) {
            Part said = conversation.optional("session_" + session);
            if (!said.isAbsent()) {
                Instant time = time(conversation.member("session_" + session + "_date_time", JsonNodeType.STRING));
                for (int i = 0; i < said.as(JsonNodeType.ARRAY).node().size(); i++) {
                    Turn read = turn(said.element(i).as(JsonNodeType.OBJECT), session, time);
                    turns.put(read.id(), read);
                }
            }
        }
        return turns;
    }

    private static Turn turn(Part part, int session, Instant time) {
        Part photo = part.optional("blip_caption");
        return new Turn(
                text(part, "dia_id"),
                session,
                time,
                text(part, "speaker"),
                text(part, "text"),
                photo.isAbsent() ? null : text(part, "blip_caption"));
    }

    private static EvidenceQuestion question(Part part, Map<String, Turn> turns) {
        List<Turn> evidence = new ArrayList<>();
        Part named = part.member("evidence", JsonNodeType.ARRAY);
        for (int i = 0; i < named.node().size(); i++) {
            TURN_ID.matcher(named.element(i).node().asString(""))
                    .results()
                    .map(LocomoFile::plainId)
                    .map(turns::get)
                    .filter(Objects::nonNull)
                    .filter(turn -> !evidence.contains(turn))
                    .forEach(evidence::add);
        }
        int category = part.member("category", JsonNodeType.NUMBER).node().intValue();
        return new EvidenceQuestion(text(part, "question"), category, evidence);
    }

    private static String plainId(MatchResult id) {
        return "D" + id.group(1) + ":" + id.group(2);
    }

    private static String text(Part part, String name) {
        return part.member(name, JsonNodeType.STRING).node().asString();
    }

    private static Instant time(Part part) {
        try {
            return LocalDateTime.parse(part.node().asString(), TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw part.file().unusable(part.place() + " is no time such as '1:56 pm on 8 May, 2023'");
        }
    }
}
