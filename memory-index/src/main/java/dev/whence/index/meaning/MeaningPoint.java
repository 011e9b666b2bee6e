package dev.whence.index.meaning;

import dev.whence.decision.Position;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.follow.CommitPoint;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is kept with every commit of the vectors: the model, what the sentences were made with, and how far
/// they go.
///
/// @param made the index's format and the domain's version, which sentences may change with
/// @param erased the last decision that forgot a data subject and whose vectors are gone for that
/// @param mark the last decision seen; null while there is none
record MeaningPoint(String model, String made, Position position, Position erased, CommitPoint.@Nullable Mark mark) {

    static MeaningPoint start(EmbedderProvider provider, Vocabulary vocabulary) {
        CommitPoint index = CommitPoint.start(vocabulary);
        return new MeaningPoint(
                provider.model(), index.format() + " " + index.domain(), Position.NONE, Position.NONE, null);
    }

    /// After an entry of the log was looked at.
    MeaningPoint after(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Decided decided ->
                new MeaningPoint(model, made, entry.position(), erased, CommitPoint.Mark.of(decided.decision()));
            case LogEntry.Unreadable _ -> new MeaningPoint(model, made, entry.position(), erased, mark);
        };
    }

    /// After the vectors of data subjects are gone that were forgotten up to a position.
    ///
    /// @param seen up to where what remains is known to be whole
    MeaningPoint erasedUpTo(Position forgotten, Position seen) {
        return new MeaningPoint(model, made, seen.isAfter(position) ? position : seen, forgotten, mark);
    }

    /// To be looked through again, since sentences may read otherwise now.
    MeaningPoint again(MeaningPoint start) {
        return new MeaningPoint(model, start.made, Position.NONE, erased, mark);
    }

    /// Whether the vectors are of this model and about this log.
    boolean fits(EmbedderProvider provider, DecisionLog log) {
        return model.equals(provider.model())
                && !position.isAfter(log.head())
                && (mark == null
                        || !mark.position().isAfter(log.head())
                                && CommitPoint.otherLog(mark, log).isEmpty());
    }

    Map<String, String> toUserData() {
        Map<String, String> data = new HashMap<>();
        data.put("model", model);
        data.put("made", made);
        data.put("position", position.toString());
        data.put("erased", erased.toString());
        if (mark != null) {
            data.put("markPosition", mark.position().toString());
            data.put("markId", mark.id());
        }
        return data;
    }

    /// Reads what [#toUserData] wrote; empty if it was written by something else.
    static Optional<MeaningPoint> fromUserData(Map<String, String> data) {
        String model = data.get("model");
        String made = data.get("made");
        String position = data.get("position");
        String erased = data.get("erased");
        String markPosition = data.get("markPosition");
        String markId = data.get("markId");
        if (model == null
                || made == null
                || position == null
                || erased == null
                || (markPosition == null) != (markId == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MeaningPoint(
                    model,
                    made,
                    Position.of(Long.parseLong(position)),
                    Position.of(Long.parseLong(erased)),
                    markPosition == null || markId == null
                            ? null
                            : new CommitPoint.Mark(Position.of(Long.parseLong(markPosition)), markId)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
