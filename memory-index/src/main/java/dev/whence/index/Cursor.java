package dev.whence.index;

import dev.whence.decision.Position;
import dev.whence.index.document.FieldLengths;
import dev.whence.index.meaning.NearMeaning;
import dev.whence.index.query.Match;
import dev.whence.index.query.Quote;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.proof.Sha256;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Where a page ended, and all that is needed to go on from there as if the log had not grown since.
///
/// Pages look only at decisions up to `upTo`, and rank by the word statistics as they were then: how many decisions
/// have a word is counted again up to that position, and the lengths of the fields are carried along. So a cursor
/// never expires, and nothing is kept for it.
///
/// @param search tells the search it belongs to
/// @param log tells the log it belongs to
/// @param upTo the last position that the first page could see
/// @param last the last hit of the page
/// @param lengths the lengths of the fields up to `upTo`
/// @param scale how nearness in meaning was measured; null if it was not
record Cursor(
        long search, int log, Position upTo, Match last, FieldLengths lengths, NearMeaning.@Nullable Scale scale) {

    private static final byte VERSION = 2;
    private static final int BYTES = 1 + 8 + 4 + 8 + 8 + 4 + 8 + 8 + 8 + 4 + 4 + 4;
    private static final int CHECKSUM_BYTES = 4;

    /// The search of a query: all of it but page size and cursor.
    static long searchOf(SearchQuery query) {
        SearchQuery search =
                new SearchQuery(query.text(), query.words(), query.filter(), query.order(), query.ranking(), 1, null);
        return ByteBuffer.wrap(Sha256.of(search.toString())).getLong();
    }

    String written() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putLong(search)
                .putInt(log)
                .putLong(upTo.value())
                .putLong(last.position().value())
                .putFloat(last.score())
                .putLong(lengths.text())
                .putLong(lengths.head())
                .putLong(scale == null ? -1 : scale.upTo().value())
                .putFloat(scale == null ? 0 : scale.top())
                .putFloat(scale == null ? 0 : scale.floor());
        bytes.putInt(checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads a cursor that is meant for this search of this log.
    ///
    /// @throws UnusableQueryException if it is damaged, or meant for another
    static Cursor read(String written, long search, int log) {
        Cursor cursor = parse(written);
        if (cursor.log != log) {
            throw new UnusableQueryException(
                    "The cursor comes from another log; leave it out to begin with the first page here");
        }
        if (cursor.search != search) {
            throw new UnusableQueryException(
                    "The cursor comes from another search; repeat the text, filters and order it"
                            + " was given for, where only the page size may differ, or leave the cursor out");
        }
        return cursor;
    }

    private static Cursor parse(String written) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(written);
            ByteBuffer bytes = ByteBuffer.wrap(all);
            if (all.length != BYTES
                    || bytes.getInt(BYTES - CHECKSUM_BYTES) != checksum(all)
                    || bytes.get() != VERSION) {
                throw garbled(written);
            }
            return new Cursor(
                    bytes.getLong(),
                    bytes.getInt(),
                    Position.of(bytes.getLong()),
                    new Match(Position.of(bytes.getLong()), bytes.getFloat()),
                    new FieldLengths(bytes.getLong(), bytes.getLong()),
                    scale(bytes.getLong(), bytes.getFloat(), bytes.getFloat()));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw e instanceof UnusableQueryException unusable ? unusable : garbled(written);
        }
    }

    private static NearMeaning.@Nullable Scale scale(long upTo, float top, float floor) {
        return upTo < 0 ? null : new NearMeaning.Scale(Position.of(upTo), top, floor);
    }

    private static int checksum(byte[] all) {
        CRC32 checksum = new CRC32();
        checksum.update(Arrays.copyOf(all, all.length - CHECKSUM_BYTES));
        return (int) checksum.getValue();
    }

    private static UnusableQueryException garbled(String written) {
        return new UnusableQueryException(
                "'" + Quote.of(written)
                        + "' is not a cursor of this version; pass on what the page before gave as it is, or leave the cursor out");
    }
}
