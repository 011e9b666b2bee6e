package dev.whence.decision;

import java.util.List;

/// Which values of a record are about one person, or about whomever else data is kept of.
///
/// @param subject the data subject, for example `user:mara_lund_4821`
/// @param places where the values stand, as JSON pointers into the record, for example `/command/data/email` or
///     `/checks/0/evidence/value`; each is one value that holds no others
public record PersonalValues(EntityRef subject, List<String> places) {

    public PersonalValues {
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException(
                    "No place is named that holds personal values of " + subject + ": leave the subject out");
        }
    }
}
