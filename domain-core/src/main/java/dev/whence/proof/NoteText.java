package dev.whence.proof;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The rules of C2SP `signed-note` on what may stand in a note.
final class NoteText {

    private static final int LONGEST_QUOTE = 80;
    private static final int NEXT_LINE = 0x85;

    private NoteText() {}

    /// The UTF-8 bytes of the text.
    static byte[] encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new ProofException("A note has text that UTF-8 cannot write: half of a character", e);
        }
    }

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProofException("A note is UTF-8 text, but these bytes are not: " + e.getMessage(), e);
        }
    }

    /// Refuses control characters other than the end of a line.
    static void requireNoControls(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c < ' ') {
                throw new ProofException("Line " + line + " has the control character with the code " + (int) c
                        + ", which a note must not have");
            }
        }
    }

    /// Refuses what cannot be the name of a key.
    static String requireKeyName(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(c -> c == '+' || c < ' ' || isSpace(c))) {
            throw new ProofException(
                    quoted(name) + " cannot name a key: a name is not empty and has no spaces and no '+'");
        }
        encode(name);
        return name;
    }

    private static boolean isSpace(int character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character) || character == NEXT_LINE;
    }

    /// The text between quotation marks, shortened: it comes from outside.
    static String quoted(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return "'" + (printable.length() > LONGEST_QUOTE ? printable.substring(0, LONGEST_QUOTE) + "…" : printable)
                + "'";
    }
}
