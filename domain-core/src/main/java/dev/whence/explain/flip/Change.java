package dev.whence.explain.flip;

import tools.jackson.databind.JsonNode;

/// One value that would have to be another.
///
/// @param place where it stands: `command#/amount`, `origin#/reason` or `order:#W1#/status`
/// @param from the value as it is; JSON null if there is none
/// @param to the value as it would have to be; JSON null for none
public record Change(String place, JsonNode from, JsonNode to) implements Comparable<Change> {

    /// Stands for any text that the caller might give.
    public static final String ANY_TEXT = "(any text)";

    /// Whether the caller could make it by asking otherwise.
    public boolean isOfRequest() {
        return root().equals("command") || root().equals("origin");
    }

    /// What the place is in: `command`, `origin` or the entity.
    public String root() {
        return place.substring(0, hash());
    }

    /// Where it is in there, as a JSON pointer.
    public String pointer() {
        return place.substring(hash() + 1);
    }

    private int hash() {
        return place.lastIndexOf("#/");
    }

    /// The place as facts are called: `command.amount`, `order:#W1.status`.
    public String name() {
        return root() + pointer().replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    /// Whether the other's place is the same, or one is within the other.
    boolean overlaps(Change other) {
        return place.equals(other.place) || place.startsWith(other.place + "/") || other.place.startsWith(place + "/");
    }

    @Override
    public int compareTo(Change other) {
        int byPlace = place.compareTo(other.place);
        return byPlace != 0 ? byPlace : to.toString().compareTo(other.to.toString());
    }
}
