package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.store.testkit.Drafts;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes on disk, which later versions must be able to read.
class StoredDecisionTest {

    @Test
    void the_header_is_position_seconds_and_nanoseconds() {
        Draft draft = Drafts.seeded(1).any();
        byte[] stored = StoredDecision.unplaced(draft);

        StoredDecision.place(stored, 4711, Instant.parse("2026-05-02T09:31:07.123456789Z"));

        assertThat(HexFormat.of().formatHex(stored, 0, StoredDecision.HEADER_BYTES))
                .isEqualTo("0000000000001267" + "0000000069f5c45b" + "075bcd15");
        assertThat(Arrays.copyOfRange(stored, StoredDecision.HEADER_BYTES, stored.length))
                .isEqualTo(DecisionCodec.encodeBody(draft));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "1909-12-31T23:59:59.999999999Z", "+12026-05-02T09:31:07.1Z"})
    void is_read_as_it_was_placed(String time) {
        Draft draft = Drafts.seeded(2).any();
        byte[] stored = StoredDecision.unplaced(draft);
        StoredDecision.place(stored, Long.MAX_VALUE, Instant.parse(time));

        assertThat(StoredDecision.decode(stored)).isEqualTo(draft.at(Position.of(Long.MAX_VALUE), Instant.parse(time)));
    }

    @Test
    void the_key_of_an_index_entry_is_the_fingerprint_and_the_position() {
        Fingerprint fingerprint = Fingerprint.of(EntityRef.parse("order:#W1"));

        assertThat(HexFormat.of().formatHex(fingerprint.at(258)))
                .as("the first 16 bytes of the SHA-256 of 'order:#W1' in UTF-16BE, and the position")
                .isEqualTo("be2caa0159a29fda8ca575cc75083221" + "0000000000000102");
        assertThat(Fingerprint.positionIn(fingerprint.at(258))).isEqualTo(258);
        assertThat(fingerprint.isOf(fingerprint.at(258))).isTrue();
    }
}
