package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.EntityRef;
import dev.whence.log.Criterion;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// The bytes of the index on disk.
class PostingsTest {

    @Test
    void a_key_is_the_fingerprint_of_the_criterion_and_the_first_position() {
        Fingerprint fingerprint = Fingerprint.of(new Criterion.Changes(EntityRef.parse("order:#W1")));

        assertThat(HexFormat.of().formatHex(fingerprint.at(258)))
                .as("the first 16 bytes of the SHA-256 of 'changes order:#W1' in UTF-16BE, and the position")
                .isEqualTo("d0d2a3e3042d58a22819115844efa112" + "0000000000000102");
        assertThat(Fingerprint.positionIn(fingerprint.at(258))).isEqualTo(258);
        assertThat(fingerprint.isOf(fingerprint.at(258))).isTrue();
    }

    @Test
    void a_value_holds_the_distances_in_seven_bit_parts() {
        PostingList list = new PostingList(1_000);
        list.add(1_000);
        list.add(1_001);
        list.add(1_128);
        list.add(1_300);

        assertThat(HexFormat.of().formatHex(list.bytes())).isEqualTo("01" + "7f" + "ac01");
        assertThat(PostingList.decode(1_000, list.bytes())).containsExactly(1_000, 1_001, 1_128, 1_300);
    }

    @RepeatedTest(50)
    void any_list_is_read_as_it_was_written() {
        Random random = new Random();
        long[] positions = random.longs(1 + random.nextInt(300), 1, random.nextBoolean() ? 1_000 : Long.MAX_VALUE)
                .distinct()
                .sorted()
                .toArray();
        PostingList list = new PostingList(positions[0]);
        LongStream.of(positions).forEach(list::add);

        assertThat(PostingList.decode(list.first(), list.bytes())).isEqualTo(positions);
    }
}
