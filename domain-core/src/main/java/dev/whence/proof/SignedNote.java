package dev.whence.proof;

import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text signed by one or more keys, in the C2SP `signed-note` format. Its text means nothing before [#verify] has
/// said that it is signed by a known key.
///
/// @param text what is signed, with the end of its last line
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MAX_SIGNATURES = 100;
    private static final String BLANK_LINE = "\n\n";

    public SignedNote {
        NoteText.requireNoControls(text);
        NoteText.encode(text);
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new ProofException("The text of a note ends with the end of a line; this one does not");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new ProofException(
                    "A note has 1 to " + MAX_SIGNATURES + " signatures, but this has " + signatures.size());
        }
    }

    /// Signs a text, which ends with the end of a line.
    public static SignedNote sign(String text, SignerKey signer) {
        return new SignedNote(text, List.of(signer.sign(NoteText.encode(text))));
    }

    /// The note with one more signature, in place of what the same key signed before.
    public SignedNote alsoSignedBy(SignerKey signer) {
        NoteSignature signature = signer.sign(NoteText.encode(text));
        Stream<NoteSignature> others =
                signatures.stream().filter(it -> !signer.verifier().isNamedBy(it));
        return new SignedNote(text, Stream.concat(others, Stream.of(signature)).toList());
    }

    /// Reads a note from its UTF-8 bytes.
    public static SignedNote parse(byte[] note) {
        return parse(NoteText.decode(note));
    }

    /// Reads a note.
    ///
    /// @throws ProofException that says what is malformed
    public static SignedNote parse(String note) {
        NoteText.requireNoControls(note);
        int blank = note.lastIndexOf(BLANK_LINE);
        if (blank < 0) {
            throw new ProofException(
                    "This is not a signed note: no blank line stands between its text and its signatures");
        }
        String lines = note.substring(blank + BLANK_LINE.length());
        if (!lines.endsWith("\n")) {
            throw new ProofException(
                    lines.isEmpty()
                            ? "The note has no signature"
                            : "The last line of the note has no end: it was cut off");
        }
        Stream<NoteSignature> signatures = Stream.of(lines.split("\n")).map(NoteSignature::parse);
        return new SignedNote(note.substring(0, blank + 1), signatures.toList());
    }

    /// Checks that at least one of the known keys signed the text, and that the signatures of known keys are all
    /// good.
    /// Signatures of other keys are passed over.
    public Verification verify(Collection<VerifierKey> known) {
        byte[] bytes = NoteText.encode(text);
        Set<String> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.isNamedBy(signature)) {
                    if (!key.verifies(signature, bytes)) {
                        return new Refuted("The signature of " + signature.keyLabel()
                                + " does not fit the text: the text or the signature was changed");
                    }
                    signers.add(signature.keyLabel());
                }
            }
        }
        return signers.isEmpty()
                ? new Refuted(unknownSigners(known))
                : new Verified("Signed by " + String.join(" and ", signers));
    }

    private String unknownSigners(Collection<VerifierKey> known) {
        String found = signatures.stream().map(NoteSignature::keyLabel).collect(Collectors.joining(", "));
        String wanted = known.stream().map(key -> key.name() + "+" + key.id()).collect(Collectors.joining(", "));
        return "No known key signed the note: it is signed by " + found + "; known are "
                + (wanted.isEmpty() ? "none" : wanted);
    }

    /// The whole note.
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
