package dev.whence.audit;

import dev.whence.decision.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects findings in bounded memory: neighbours of the same kind and words become one, and beyond a number they
/// are only counted. Owned by one thread.
public final class Findings {

    /// The most findings that are told one by one.
    public static final int MOST = 1_000;

    private final List<Finding> told = new ArrayList<>();
    private final Map<Damage, Long> positions = new EnumMap<>(Damage.class);
    private long untold;

    public void add(Finding finding) {
        long count = finding.first().equals(Position.NONE)
                ? 0
                : finding.last().value() - finding.first().value() + 1;
        positions.merge(finding.damage(), count, Long::sum);
        Finding last = told.isEmpty() ? null : told.getLast();
        if (last != null && continues(last, finding)) {
            told.set(told.size() - 1, new Finding(last.damage(), last.first(), finding.last(), last.text()));
        } else if (told.size() < MOST) {
            told.add(finding);
        } else {
            untold++;
        }
    }

    /// @param text what was found; the same words join neighbours
    public void add(Damage damage, long position, String text) {
        add(Finding.of(damage, position, position, text));
    }

    private static boolean continues(Finding last, Finding next) {
        return last.damage() == next.damage()
                && !last.first().equals(Position.NONE)
                && next.first().value() == last.last().value() + 1
                && last.text().equals(next.text());
    }

    public List<Finding> told() {
        return List.copyOf(told);
    }

    /// How many more there are than were told.
    public long untold() {
        return untold;
    }

    /// How many decisions the kind was found of.
    public long positions(Damage damage) {
        return positions.getOrDefault(damage, 0L);
    }

    /// Whether nothing was found that makes a log unsound.
    public boolean sound() {
        return positions.keySet().stream().noneMatch(Damage::isUnsound);
    }

    public boolean any(Damage damage) {
        return positions.containsKey(damage);
    }
}
