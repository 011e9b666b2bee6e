package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.log.StoredDecision;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes on disk, which later versions must be able to read.
class StoredDecisionTest {

    private static final Instant TIME = Instant.parse("2026-05-02T09:31:07.123456789Z");

    private final Draft draft = Drafts.seeded(1).any();

    @Test
    void the_header_is_position_seconds_nanoseconds_and_no_key() {
        byte[] leaf = StoredDecision.of(Position.of(4711), TIME, null, draft).leaf();

        assertThat(HexFormat.of().formatHex(leaf, 0, 24))
                .isEqualTo("0000000000001267" + "0000000069f5c45b" + "075bcd15" + "ffffffff");
        assertThat(Arrays.copyOfRange(leaf, 24, leaf.length)).isEqualTo(DecisionCodec.encodeBody(draft));
    }

    @Test
    void a_claimed_key_stands_in_utf_16_before_the_body() {
        byte[] leaf = StoredDecision.of(Position.of(1), TIME, "aß", draft).leaf();

        assertThat(HexFormat.of().formatHex(leaf, 20, 28)).isEqualTo("00000002" + "0061" + "00df");
        assertThat(Arrays.copyOfRange(leaf, 28, leaf.length)).isEqualTo(DecisionCodec.encodeBody(draft));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "1909-12-31T23:59:59.999999999Z", "+12026-05-02T09:31:07.1Z"})
    void is_read_as_it_was_placed(String time) {
        byte[] leaf = StoredDecision.of(Position.NONE, TIME, "a key", draft).leaf();
        StoredDecision.place(leaf, Position.of(Long.MAX_VALUE), Instant.parse(time));

        StoredDecision stored = StoredDecision.of(leaf);

        assertThat(stored.decode()).isEqualTo(draft.at(Position.of(Long.MAX_VALUE), Instant.parse(time)));
        assertThat(stored.claimedKey()).isEqualTo("a key");
        assertThat(stored.body()).isEqualTo(DecisionCodec.encodeBody(draft));
    }

    @Test
    void bytes_that_are_none_are_refused() {
        byte[] leaf = StoredDecision.of(Position.of(1), TIME, "a key", draft).leaf();

        assertThatThrownBy(() -> StoredDecision.of(new byte[23])).hasMessageContaining("has 23 in all");
        assertThatThrownBy(() -> StoredDecision.of(Arrays.copyOf(leaf, 30)))
                .hasMessageContaining("says that its key has 5 characters");
    }
}
