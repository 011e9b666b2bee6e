package dev.whence.store.rocksdb;

import dev.whence.log.Criterion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers the fingerprints of criteria of which a domain has few: they recur in nearly every decision.
final class KnownTerms {

    /// Names that callers make up are not remembered beyond this.
    private static final int MOST = 4_096;

    private static final Map<Criterion, Fingerprint> KNOWN = new ConcurrentHashMap<>();

    private KnownTerms() {}

    static Fingerprint of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.OfCommand _,
                    Criterion.WithEvent _,
                    Criterion.Checked _,
                    Criterion.Unmet _,
                    Criterion.Ended _ -> known(criterion);
            case Criterion.Changes _, Criterion.Mentions _, Criterion.By _, Criterion.In _, Criterion.CausedBy _ ->
                Fingerprint.of(criterion);
        };
    }

    private static Fingerprint known(Criterion criterion) {
        Fingerprint known = KNOWN.get(criterion);
        if (known != null) {
            return known;
        }
        Fingerprint made = Fingerprint.of(criterion);
        if (KNOWN.size() < MOST) {
            KNOWN.put(criterion, made);
        }
        return made;
    }
}
