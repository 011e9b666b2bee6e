package dev.whence.agent.tools;

import dev.whence.decision.EntityRef;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds entities whose ids are one slip away from what was written: the log is asked for each id that such a slip
/// could have come from.
final class NearbyEntities {

    private static final int LONGEST = 30;
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Domain domain;
    private final DecisionLog log;

    NearbyEntities(Domain domain, DecisionLog log) {
        this.domain = domain;
        this.log = log;
    }

    /// The entity of the same type that was probably meant; else one of another type with this id.
    Optional<EntityRef> to(EntityRef written) {
        return near(written.type(), written.id()).or(() -> toId(written.id()));
    }

    /// The entity that has this id, whatever its type, or nearly has it.
    Optional<EntityRef> toId(String id) {
        Stream<EntityRef> exact = domain.entityTypes().stream()
                .map(EntityType::name)
                .flatMap(type -> ref(type, id).stream())
                .filter(this::isRecorded);
        return exact.findFirst()
                .or(() -> domain.entityTypes().stream()
                        .map(EntityType::name)
                        .flatMap(type -> near(type, id).stream())
                        .findFirst());
    }

    private Optional<EntityRef> near(String type, String id) {
        return slips(id).stream()
                .flatMap(other -> ref(type, other).stream())
                .filter(this::isRecorded)
                .findFirst();
    }

    private boolean isRecorded(EntityRef ref) {
        return !log.readStored(ReadQuery.changesTo(ref).limit(1)).isEmpty();
    }

    private static Optional<EntityRef> ref(String type, String id) {
        try {
            return Optional.of(new EntityRef(type, id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// What may have been meant, the likeliest first.
    private static Set<String> slips(String id) {
        Set<String> slips = new LinkedHashSet<>();
        if (id.length() > LONGEST) {
            return slips;
        }
        Stream.of(id.toUpperCase(Locale.ROOT), id.toLowerCase(Locale.ROOT), id.strip())
                .forEach(slips::add);
        Stream.of("#", "#W", "W").forEach(forgotten -> slips.add(forgotten + id));
        for (int i = 1; i < id.length(); i++) {
            slips.add(id.substring(0, i - 1) + id.charAt(i) + id.charAt(i - 1) + id.substring(i + 1));
        }
        for (int i = 0; i < id.length(); i++) {
            slips.add(id.substring(0, i) + id.substring(i + 1));
        }
        for (int i = 0; i <= id.length(); i++) {
            addInserted(id, i, slips);
        }
        slips.remove(id);
        return slips;
    }

    /// Other characters at a place and in front of it: digits among digits, letters among letters.
    private static void addInserted(String id, int at, Set<String> into) {
        char there = id.charAt(Math.min(at, id.length() - 1));
        String alphabet = Character.isDigit(there) ? DIGITS : Character.isLetter(there) ? LETTERS : "";
        for (int i = 0; i < alphabet.length(); i++) {
            char c = alphabet.charAt(i);
            if (at < id.length()) {
                into.add(id.substring(0, at) + c + id.substring(at + 1));
            }
            into.add(id.substring(0, at) + c + id.substring(at));
        }
    }
}
