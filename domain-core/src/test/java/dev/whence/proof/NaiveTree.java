package dev.whence.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The definitions of RFC 9162, section 2.1, written down as they stand there: slow, and sharing nothing with what is
/// tested but the type of a hash.
final class NaiveTree {

    /// A range of entries, from `begin` to before `end`.
    private record Range(int begin, int end) {}

    private final List<byte[]> entries;
    private final Map<Range, Hash> roots = new HashMap<>();

    NaiveTree(List<byte[]> entries) {
        this.entries = entries;
    }

    /// A tree of entries that all differ.
    static NaiveTree of(int size) {
        return new NaiveTree(IntStream.range(0, size)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    byte[] entry(int index) {
        return entries.get(index);
    }

    int size() {
        return entries.size();
    }

    List<Hash> leaves() {
        return entries.stream().map(entry -> sha256(new byte[] {0}, entry)).toList();
    }

    /// Section 2.1.1.
    Hash root(int size) {
        return size == 0 ? sha256() : root(0, size);
    }

    TreeHead head(int size) {
        return new TreeHead(size, root(size));
    }

    private Hash root(int begin, int end) {
        Range range = new Range(begin, end);
        Hash known = roots.get(range);
        if (known != null) {
            return known;
        }
        int k = split(end - begin);
        Hash root = end - begin == 1
                ? sha256(new byte[] {0}, entries.get(begin))
                : node(root(begin, begin + k), root(begin + k, end));
        roots.put(range, root);
        return root;
    }

    /// Section 2.1.3.1.
    List<Hash> path(int m, int size) {
        return path(m, 0, size);
    }

    private List<Hash> path(int m, int begin, int end) {
        if (end - begin == 1) {
            return List.of();
        }
        int k = split(end - begin);
        return m < k
                ? with(path(m, begin, begin + k), root(begin + k, end))
                : with(path(m - k, begin + k, end), root(begin, begin + k));
    }

    /// Section 2.1.4.1, for 0 < m < n.
    List<Hash> proof(int m, int n) {
        return subproof(m, 0, n, true);
    }

    private List<Hash> subproof(int m, int begin, int end, boolean whole) {
        if (m == end - begin) {
            return whole ? List.of() : List.of(root(begin, end));
        }
        int k = split(end - begin);
        return m <= k
                ? with(subproof(m, begin, begin + k, whole), root(begin + k, end))
                : with(subproof(m - k, begin + k, end, false), root(begin, begin + k));
    }

    static Hash node(Hash left, Hash right) {
        return sha256(new byte[] {1}, left.bytes(), right.bytes());
    }

    private static int split(int size) {
        int k = 1;
        while (2 * k < size) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> with(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static Hash sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Hash.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
