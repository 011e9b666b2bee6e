package dev.whence.export;

import dev.whence.decision.Position;
import dev.whence.log.ReadQuery;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.SignedNote;
import dev.whence.proof.TreeHead;
import dev.whence.proof.VerifierKey;
import java.util.List;

/// What to export.
///
/// @param domain     whose decisions the log holds
/// @param selection  which of them; its direction and limit do not count
/// @param checkpoint of the log as it is to be exported
/// @param key        the public key that signed it
public record ExportRequest(String domain, ReadQuery selection, SignedNote checkpoint, VerifierKey key) {

    public ExportRequest {
        selection = selection.oldestFirst().limit(ReadQuery.MAX_LIMIT);
    }

    Checkpoint opened() {
        return Checkpoint.open(checkpoint, key.name(), List.of(key));
    }

    ExportHeader header() {
        TreeHead head = opened().head();
        long size = head.size();
        Position upTo = selection.upTo();
        long to = upTo == null ? size : Math.min(size, upTo.value());
        long from = selection.after().value() + 1;
        List<String> filters = selection.criteria().stream()
                .map(anyOf ->
                        String.join(" or ", anyOf.stream().map(Object::toString).toList()))
                .toList();
        boolean whole = from == 1 && to == size && filters.isEmpty();
        return new ExportHeader(
                ExportHeader.FORMAT, domain, key.name(), key.toString(), from, to, head, whole, filters);
    }
}
