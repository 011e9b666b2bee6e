package dev.whence.proof;

import dev.whence.proof.Verification.Refuted;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A proof that stands alone: that a decision is in the log, and the signed checkpoint that it leads to. An auditor
/// who has the decision and the public key of the log needs nothing else. Its text is of the C2SP `tlog-proof`
/// format.
///
/// @param index      the place of the leaf, from 0
/// @param path       as in [InclusionProof]
/// @param checkpoint the signed checkpoint of the tree that has the leaf
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint) {

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,18})");
    private static final String EXTRA = "extra ";

    public TlogProof {
        path = List.copyOf(path);
    }

    /// The proof together with the signed checkpoint of its tree.
    public static TlogProof of(InclusionProof proof, SignedNote checkpoint) {
        return new TlogProof(proof.index(), proof.path(), checkpoint);
    }

    /// Reads the text form. A line of extra data is passed over: nothing vouches for it.
    ///
    /// @throws ProofException that says what is malformed
    public static TlogProof parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new ProofException("A proof file has a blank line before its checkpoint; this has none");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n"));
        if (!lines.getFirst().equals(FORMAT)) {
            throw new ProofException(
                    "The first line of a proof file is '" + FORMAT + "', not " + NoteText.quoted(lines.getFirst()));
        }
        int indexLine = lines.size() > 1 && lines.get(1).startsWith(EXTRA) ? 2 : 1;
        long index = index(lines.size() > indexLine ? lines.get(indexLine) : "");
        List<Hash> path =
                lines.stream().skip(indexLine + 1L).map(Hash::fromBase64).toList();
        return new TlogProof(index, path, SignedNote.parse(text.substring(blank + 2)));
    }

    private static long index(String line) {
        try {
            var matcher = INDEX.matcher(line);
            if (matcher.matches()) {
                return Long.parseLong(matcher.group(1));
            }
        } catch (NumberFormatException e) {
            throw new ProofException("The place " + NoteText.quoted(line) + " is too large to count", e);
        }
        throw new ProofException("A proof file has a line 'index N' before its hashes, not " + NoteText.quoted(line));
    }

    /// Checks that a known key signed the checkpoint, that it is of this log, and that its tree has the stored
    /// bytes of the decision.
    public Verification check(byte[] stored, String origin, Collection<VerifierKey> known) {
        try {
            TreeHead head = Checkpoint.open(checkpoint, origin, known).head();
            Hash leaf = new TreeHasher().leaf(stored);
            return new InclusionProof(index, head.size(), leaf, path).check(head);
        } catch (ProofException e) {
            return new Refuted(String.valueOf(e.getMessage()));
        }
    }

    /// The text form: what a file ending in `.tlog-proof` has.
    public String text() {
        String hashes = path.stream().map(hash -> hash + "\n").collect(Collectors.joining());
        return FORMAT + "\nindex " + index + "\n" + hashes + "\n" + checkpoint;
    }
}
