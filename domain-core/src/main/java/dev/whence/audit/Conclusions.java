package dev.whence.audit;

import dev.whence.audit.Comparison.Result;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in findings what follows from comparing the trees with known heads.
final class Conclusions {

    private final long count;
    private final long agreed;
    private final Findings findings;
    private long good;
    private boolean rewritten;

    /// @param agreed how many of the first leaves are as their kept hashes say
    Conclusions(long count, long agreed, Findings findings) {
        this.count = count;
        this.agreed = agreed;
        this.findings = findings;
    }

    /// @param earlier in the order of their sizes
    /// @param own what the sequence says of itself; null if it says nothing
    /// @param changed the leaves that differ from their kept hashes
    void draw(List<Comparison> earlier, @Nullable Comparison own, List<Finding> changed) {
        Stream<Comparison> all = own == null ? earlier.stream() : Stream.concat(earlier.stream(), Stream.of(own));
        boolean keptIsRight = all.anyMatch(one -> one.result() == Result.SAME_AS_KEPT);
        boolean foundIsRight = own != null && own.result() == Result.SAME;
        changed.forEach(range -> findings.add(foundIsRight ? wrongHashes(range) : changed(range, keptIsRight)));
        earlier.forEach(this::compare);
        if (own != null) {
            compareOwn(own, earlier);
        }
    }

    private static Finding wrongHashes(Finding range) {
        return new Finding(
                Damage.TREE,
                range.first(),
                range.last(),
                "The hash kept of it is another than that of its bytes, which lead to the root of the tree");
    }

    private static Finding changed(Finding range, boolean proved) {
        return new Finding(
                Damage.CHANGED,
                range.first(),
                range.last(),
                "Its bytes are not those that were appended: their hash differs from the one that was kept"
                        + (proved ? ", and the kept ones lead to a root that is known" : ""));
    }

    private void compare(Comparison one) {
        String name = one.known().name();
        long size = one.size();
        switch (one.result()) {
            case SAME -> good = size;
            case SAME_AS_KEPT -> {}
            case TOO_SHORT ->
                findings.add(Finding.of(
                        Damage.TRUNCATED,
                        count + 1,
                        size,
                        "The log ends at position " + count + ", but " + name + " saw " + size
                                + " decisions: its end is missing"));
            case UNKNOWN ->
                findings.add(Finding.ofAll(
                        Damage.UNPROVED,
                        "Whether the log begins with the " + size + " decisions of " + name
                                + " cannot be told, because some before are neither readable nor known by their hash"));
            case OTHER -> rewritten(size, "The first " + size + " decisions are not those that " + name + " saw");
        }
    }

    private void compareOwn(Comparison own, List<Comparison> earlier) {
        boolean confirmed = earlier.stream().anyMatch(one -> one.size() == own.size() && one.result() == Result.SAME);
        if (own.size() == 0 && count > 0) {
            findings.add(Finding.ofAll(
                    Damage.TREE, "The log has decisions, but " + own.known().name() + " is lost"));
            return;
        }
        if (own.result() == Result.OTHER && confirmed) {
            findings.add(Finding.ofAll(
                    Damage.TREE,
                    "The decisions are those of a known checkpoint, but "
                            + own.known().name() + " is another: " + own.known().head()));
        } else if (own.result() != Result.OTHER || !rewritten) {
            compare(own);
        }
        if (own.size() < count) {
            findings.add(Finding.of(
                    Damage.INSERTED,
                    own.size() + 1,
                    count,
                    "It stands beyond the end of the tree, which has " + own.size() + " decisions"));
        }
    }

    private void rewritten(long size, String what) {
        if (rewritten) {
            return;
        }
        rewritten = true;
        long sound = Math.max(good, agreed < size ? agreed : 0);
        findings.add(Finding.of(
                Damage.REWRITTEN,
                sound + 1,
                size,
                what + (sound == 0 ? "" : "; up to position " + sound + " they are what was known of them")));
    }
}
