package dev.whence.proof;

import java.util.ArrayList;
import java.util.List;

/// The verification of RFC 9162, sections 2.1.3.2 and 2.1.4.2, step by step as they stand there, to compare verdicts
/// with. Sizes and roots are arguments of their own, as there.
final class RfcVerifier {

    private RfcVerifier() {}

    static boolean inclusion(long leafIndex, long treeSize, Hash leaf, List<Hash> path, Hash root) {
        if (leafIndex >= treeSize) {
            return false;
        }
        long fn = leafIndex;
        long sn = treeSize - 1;
        Hash r = leaf;
        for (Hash p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = NaiveTree.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = NaiveTree.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /// For 0 < first < second.
    static boolean consistency(long first, long second, List<Hash> proof, Hash firstHash, Hash secondHash) {
        if (proof.isEmpty()) {
            return false;
        }
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.addFirst(firstHash);
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash fr = path.getFirst();
        Hash sr = path.getFirst();
        for (Hash c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = NaiveTree.node(c, fr);
                sr = NaiveTree.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = NaiveTree.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return fr.equals(firstHash) && sr.equals(secondHash) && sn == 0;
    }
}
