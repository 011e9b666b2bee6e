package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Frontier;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The log as a Merkle tree: its head is that of the stored bytes, and proofs lead to it.
abstract class TreeContract extends LogContract {

    private static final int TREES = 600;
    private static final int PROOFS = 100;

    @Test
    void an_empty_log_has_the_empty_tree() {
        assertThat(log().treeHead()).isEqualTo(TreeHead.EMPTY);
        assertThat(log().prover().head(0)).isEqualTo(TreeHead.EMPTY);
    }

    @Test
    void the_tree_is_that_of_the_stored_bytes_at_every_size() {
        List<TreeHead> heads = heads(TREES);

        Frontier expected = new Frontier();
        TreeHasher hasher = new TreeHasher();
        for (StoredDecision stored : log().readStored(ReadQuery.all())) {
            assertThat(heads.get((int) expected.size())).isEqualTo(expected.head());
            expected.add(hasher.leaf(stored.leaf()));
        }
        assertThat(heads.getLast()).isEqualTo(expected.head()).isEqualTo(log().treeHead());
    }

    @Test
    void a_refused_append_does_not_grow_the_tree() {
        log().append(drafts.changing(ORDER), AppendCondition.none().claiming("key"));
        TreeHead before = log().treeHead();

        assertThatThrownBy(() -> log().append(
                                drafts.changing(ORDER), AppendCondition.none().claiming("key")))
                .isInstanceOf(IdempotencyKeyTakenException.class);

        assertThat(log().treeHead()).isEqualTo(before);
    }

    @Test
    void every_decision_can_be_proved_to_be_in_every_later_tree() {
        long seed = Seed.announced("inclusion");
        Random random = new Random(seed);
        List<TreeHead> heads = heads(TREES);
        List<StoredDecision> stored = log().readStored(ReadQuery.all());

        for (int i = 0; i < PROOFS; i++) {
            int size = 1 + random.nextInt(TREES);
            int index = random.nextInt(size);
            var proof = log().prover().inclusion(index, size);
            assertThat(proof.check(stored.get(index).leaf(), heads.get(size)).holds())
                    .as("seed %s: decision %s in the tree of %s", seed, index + 1, size)
                    .isTrue();
            assertThat(proof.check(stored.get((index + 1) % TREES).leaf(), heads.get(size))
                            .holds())
                    .as("seed %s: another decision in its place", seed)
                    .isFalse();
        }
    }

    @Test
    void every_tree_can_be_proved_to_begin_with_every_earlier_one() {
        long seed = Seed.announced("consistency");
        Random random = new Random(seed);
        List<TreeHead> heads = heads(TREES);

        for (int i = 0; i < PROOFS; i++) {
            int to = 1 + random.nextInt(TREES);
            int from = random.nextInt(to + 1);
            assertThat(log().prover()
                            .consistency(from, to)
                            .check(heads.get(from), heads.get(to))
                            .holds())
                    .as("seed %s: the tree of %s begins with that of %s", seed, to, from)
                    .isTrue();
        }
    }

    @Test
    void callers_that_share_a_write_get_one_tree() throws Exception {
        Callers.together(16, caller -> () -> {
            Drafts own = Drafts.seeded(caller);
            for (int i = 0; i < 40; i++) {
                log().append(own.any(), AppendCondition.none());
            }
            return caller;
        });

        Frontier expected = new Frontier();
        TreeHasher hasher = new TreeHasher();
        log().forEachStored(ReadQuery.all(), stored -> expected.add(hasher.leaf(stored.leaf())));
        assertThat(log().treeHead()).isEqualTo(expected.head());
        assertThat(log().head()).isEqualTo(Position.of(expected.size()));
    }

    /// The heads of the trees of 0 to `size` decisions, as the log told them while it grew.
    private List<TreeHead> heads(int size) {
        List<TreeHead> heads = new ArrayList<>();
        heads.add(log().treeHead());
        for (int i = 0; i < size; i++) {
            appendChanging(ORDER);
            heads.add(log().treeHead());
        }
        return heads;
    }
}
