package dev.whence.model;

import dev.whence.json.Json;
import dev.whence.model.Upcaster.Form;
import dev.whence.model.Upcasters.Versioned;
import dev.whence.schema.Personal;
import dev.whence.schema.PersonalMarks;
import dev.whence.schema.Shapes;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Binds what was recorded, in whatever version, to the records that the domain has today.
///
/// @param <T> what the records have in common
final class RecordedForms<T> {

    private final Map<String, Target<T>> targets = new HashMap<>();
    private final Upcasters upcasters;

    /// @param kind `event` or `command`, for messages
    /// @param types the records by the name they are recorded under
    RecordedForms(String kind, Map<String, ? extends Class<? extends T>> types, Collection<Upcaster> upcasters) {
        Map<String, Integer> versions = new HashMap<>();
        types.forEach((name, type) -> {
            targets.put(name, new Target<>(type, required(type)));
            versions.put(name, Shapes.versionOf(type));
        });
        this.upcasters = new Upcasters(kind, versions, upcasters);
    }

    /// A record of today.
    ///
    /// @param required the names of the fields that must be there
    private record Target<T>(Class<? extends T> type, List<String> required) {}

    private static List<String> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .map(Shapes::snakeCase)
                .toList();
    }

    Upcasters upcasters() {
        return upcasters;
    }

    /// What the record is today: one thing, several if it was split, none if it was dropped.
    ///
    /// @throws UnreadableRecordException if the domain can make nothing of it
    List<T> read(String type, int version, JsonNode data) {
        if (upcasters.isOfToday(type, version)) {
            return List.of(bind(type, version, data, ""));
        }
        return upcasters.upcast(new Versioned(new Form(type, version), data)).stream()
                .map(found -> bind(
                        found.form().type(),
                        found.form().version(),
                        found.data(),
                        ", which was recorded as " + type + " v" + version + ","))
                .toList();
    }

    private T bind(String type, int version, JsonNode data, String origin) {
        Target<T> target = targets.get(type);
        if (target == null) {
            throw new IllegalStateException(type + " v" + version + " leads to no type of the domain");
        }
        for (String field : target.required()) {
            JsonNode value = data.get(field);
            if (value == null || value.isNull()) {
                throw unbindable(type + " v" + version + origin + " has no '" + field + "'", null);
            }
        }
        try {
            return Json.DATA.treeToValue(PersonalMarks.of(target.type()).bindable(data), target.type());
        } catch (JacksonException | IllegalArgumentException wrong) {
            if (!PersonalMarks.of(target.type()).isEmpty() && PersonalMarks.holdsErased(data)) {
                throw unappliable(type + " v" + version + origin, wrong);
            }
            throw unbindable(type + " v" + version + origin + " does not fit its record: " + firstLine(wrong), wrong);
        }
    }

    private UnreadableRecordException unbindable(String what, @Nullable Exception cause) {
        return new UnreadableRecordException(
                upcasters.kind() + " " + what + ". What was recorded once must stay readable: raise the record's"
                        + " @SchemaVersion when its components change and declare an upcaster, or make the component"
                        + " @Nullable",
                cause);
    }

    private UnreadableRecordException unappliable(String what, Exception wrong) {
        return new UnreadableRecordException(
                upcasters.kind() + " " + what + " holds personal values that were erased, and its record refuses that: "
                        + firstLine(wrong) + ". Let its constructor, and those of the records in it, accept \""
                        + Personal.ERASED + "\" as text and absence as any other personal value",
                wrong);
    }

    private static String firstLine(Exception wrong) {
        String message = String.valueOf(wrong.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
