package dev.whence.proof;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a log says of itself at one time: its name and the head of its tree. Signed and given away, it is what
/// keeps the log from being rewritten later without anyone noticing. Its text is of the C2SP `tlog-checkpoint`
/// format.
///
/// @param origin     names the log, best by an address without scheme, such as `example.com/shop`
/// @param extensions further lines, which nothing here reads
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

    private static final int MANDATORY_LINES = 3;
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]*");

    public Checkpoint {
        Objects.requireNonNull(head, "A checkpoint has a head");
        extensions = List.copyOf(extensions);
        requireLine(origin, "origin");
        extensions.forEach(line -> requireLine(line, "extension line"));
    }

    public Checkpoint(String origin, TreeHead head) {
        this(origin, head, List.of());
    }

    /// Reads the text of a note that is known to be good; [#open] reads a note that is not.
    ///
    /// @throws ProofException that says what is malformed
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new ProofException("The last line of the checkpoint has no end: it was cut off");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < MANDATORY_LINES) {
            throw new ProofException("A checkpoint has at least " + MANDATORY_LINES
                    + " lines: origin, size and root; this one has " + lines.size());
        }
        return new Checkpoint(
                lines.get(0), head(lines.get(1), lines.get(2)), lines.subList(MANDATORY_LINES, lines.size()));
    }

    /// Reads a signed checkpoint of the log of this origin, after checking that a known key signed it.
    ///
    /// @throws ProofException that says what is malformed, changed or not as it was expected
    public static Checkpoint open(SignedNote note, String origin, Collection<VerifierKey> known) {
        note.verify(known).orThrow();
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(origin)) {
            throw new ProofException("The checkpoint is of the log " + NoteText.quoted(checkpoint.origin)
                    + ", not of the log " + NoteText.quoted(origin));
        }
        return checkpoint;
    }

    /// Signs the checkpoint. A log must never sign two that are not consistent with each other.
    public SignedNote sign(SignerKey signer) {
        return SignedNote.sign(text(), signer);
    }

    /// The text that is signed.
    public String text() {
        return Stream.concat(
                        Stream.of(
                                origin, Long.toString(head.size()), head.root().toString()),
                        extensions.stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static TreeHead head(String size, String root) {
        if (!SIZE.matcher(size).matches()) {
            throw new ProofException("The second line of a checkpoint is the size of the tree in decimal digits without"
                    + " leading zeros, not " + NoteText.quoted(size));
        }
        try {
            return new TreeHead(Long.parseLong(size), Hash.fromBase64(root));
        } catch (NumberFormatException e) {
            throw new ProofException("A tree of " + NoteText.quoted(size) + " leaves is too large to count", e);
        } catch (IllegalArgumentException e) {
            throw new ProofException("The head in the checkpoint cannot be: " + e.getMessage(), e);
        }
    }

    private static void requireLine(String line, String what) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new ProofException(
                    "The " + what + " of a checkpoint is one line that is not empty, not " + NoteText.quoted(line));
        }
        NoteText.requireNoControls(line);
    }
}
