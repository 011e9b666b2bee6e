package dev.whence.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Ways in which hashes are changed.
final class Corruption {

    static final int BITS = Hash.BYTES * Byte.SIZE;

    private Corruption() {}

    static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return Hash.of(bytes);
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return changed;
    }

    static Hash flippedSomewhere(Hash hash, Random random) {
        return flipped(hash, random.nextInt(BITS));
    }

    /// Every path that differs from this one in one step: one element changed, left out, twice, added or exchanged.
    static void ofPath(List<Hash> path, Random random, Consumer<List<Hash>> use) {
        Hash foreign = flippedSomewhere(Hash.OF_EMPTY_TREE, random);
        for (int i = 0; i < path.size(); i++) {
            int at = i;
            use.accept(changed(path, p -> replaced(p, at, flippedSomewhere(p.get(at), random))));
            use.accept(changed(path, p -> replaced(p, at, foreign)));
            use.accept(changed(path, p -> without(p, at)));
            use.accept(changed(path, p -> with(p, at, p.get(at))));
            use.accept(changed(path, p -> with(p, at, foreign)));
            if (i > 0) {
                use.accept(changed(path, p -> with(without(p, at), at - 1, path.get(at))));
            }
        }
        use.accept(changed(path, p -> with(p, p.size(), foreign)));
        if (path.size() > 1) {
            use.accept(path.reversed());
            use.accept(List.of());
        }
    }

    private static List<Hash> changed(List<Hash> path, UnaryOperator<List<Hash>> change) {
        return change.apply(new ArrayList<>(path));
    }

    static List<Hash> replaced(List<Hash> path, int at, Hash hash) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(at, hash);
        return changed;
    }

    private static List<Hash> without(List<Hash> path, int at) {
        path.remove(at);
        return path;
    }

    private static List<Hash> with(List<Hash> path, int at, Hash hash) {
        path.add(at, hash);
        return path;
    }
}
