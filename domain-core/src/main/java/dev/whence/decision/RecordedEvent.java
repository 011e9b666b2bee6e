package dev.whence.decision;

import tools.jackson.databind.JsonNode;

/// One fact that resulted from an accepted command, or was observed.
///
/// @param entity the one entity whose state it changes
/// @param type the event type's name, for example `OrderCancelled`
/// @param version the schema version of the event type when it was recorded
/// @param data the event's content
public record RecordedEvent(EntityRef entity, String type, int version, JsonNode data) {

    /// The type of the one event that Whence itself gives rise to: the entity was forgotten as a data subject. It
    /// belongs to no domain and changes no state.
    public static final String SUBJECT_FORGOTTEN = "SubjectForgotten";

    public boolean forgetsSubject() {
        return type.equals(SUBJECT_FORGOTTEN);
    }
}
