package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names one entity: its type and its identity within the type, written `order:#W2611340`.
///
/// @param type the entity type's name: lower-case letters, digits and hyphens
/// @param id the identity, up to 200 characters, no control characters
public record EntityRef(String type, String id) implements Comparable<EntityRef> {

    private static final int MAX_ID_LENGTH = 200;

    public EntityRef {
        if (!isType(type)) {
            throw new IllegalArgumentException(
                    "'" + type
                            + "' is not an entity type: use lower-case letters, digits and hyphens, for example order:#W2611340");
        }
        if (id.isBlank() || id.length() > MAX_ID_LENGTH || hasControls(id)) {
            throw new IllegalArgumentException("'" + abbreviated(id) + "' is not an entity id: give 1 to "
                    + MAX_ID_LENGTH + " characters without control characters, for example order:#W2611340");
        }
    }

    /// Reads the written form, for example `order:#W2611340`.
    @JsonCreator
    public static EntityRef parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + abbreviated(written)
                    + "' does not name an entity: write type:id, for example order:#W2611340");
        }
        return new EntityRef(written.substring(0, colon), written.substring(colon + 1));
    }

    // Loops, not streams: every decision that is read makes several of these.
    private static boolean isType(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    @Override
    public int compareTo(EntityRef other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    @JsonValue
    public String toString() {
        return type + ":" + id;
    }
}
