package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void knows_nothing_of_what_was_before_it() {
        Recent recent = new Recent(10, 5);

        assertThat(recent.covers(4)).isFalse();
        assertThat(recent.covers(5)).isTrue();
        assertThat(recent.last(new Fingerprint(1, 1))).isZero();
    }

    @Test
    void forgets_the_oldest_and_says_so() {
        Recent recent = new Recent(2, 0);
        recent.record(new Fingerprint(0, 1), 1);
        recent.record(new Fingerprint(0, 2), 2);
        recent.record(new Fingerprint(0, 1), 3);
        recent.record(new Fingerprint(0, 3), 4);

        assertThat(recent.last(new Fingerprint(0, 2))).as("forgotten").isZero();
        assertThat(recent.last(new Fingerprint(0, 1))).isEqualTo(3);
        assertThat(recent.covers(1)).as("a change at 2 was forgotten").isFalse();
        assertThat(recent.covers(2)).isTrue();
    }

    @Test
    void is_exact_for_all_it_covers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Recent recent = new Recent(8, 0);
        Map<Fingerprint, Long> exact = new HashMap<>();
        for (long position = 1; position <= 5_000; position++) {
            Fingerprint key = new Fingerprint(0, random.nextInt(20));
            recent.record(key, position);
            exact.put(key, position);

            Fingerprint asked = new Fingerprint(0, random.nextInt(20));
            long since = Math.max(0, position - random.nextInt(30));
            long last = exact.getOrDefault(asked, 0L);
            if (recent.last(asked) > 0) {
                assertThat(recent.last(asked)).as("seed %s", seed).isEqualTo(last);
            } else if (recent.covers(since)) {
                assertThat(last)
                        .as("seed %s: what it does not know is not after", seed)
                        .isLessThanOrEqualTo(since);
            }
        }
    }

    /// Sixteen bytes that are told apart by only one half, as those of ids made in the same millisecond are.
    @Test
    void tells_many_keys_apart_by_either_half() {
        Recent recent = new Recent(1_000, 0);
        for (int i = 0; i < 3_000; i++) {
            recent.record(i % 2 == 0 ? new Fingerprint(i, 7) : new Fingerprint(7, i), i + 1);
        }

        for (int i = 0; i < 3_000; i++) {
            Fingerprint key = i % 2 == 0 ? new Fingerprint(i, 7) : new Fingerprint(7, i);
            assertThat(recent.last(key)).as("key %s", i).isEqualTo(i < 2_000 ? 0 : i + 1);
        }
        assertThat(recent.covers(1_999)).isFalse();
        assertThat(recent.covers(2_000)).isTrue();
    }
}
