package dev.whence.model;

import dev.whence.model.Upcaster.Form;
import dev.whence.model.Upcaster.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The forms that records can have: those of today, and the older ones with what leads from them to today's.
final class Upcasters {

    private final String kind;
    private final Map<String, Integer> today;
    private final List<Upcaster> declared;
    private final Map<Form, Upcaster> steps = new HashMap<>();
    private final Map<String, Integer> newestOlder = new HashMap<>();

    /// @param kind what is read, `event` or `command`, for messages
    /// @param today the version of each form that the domain has now
    Upcasters(String kind, Map<String, Integer> today, Collection<Upcaster> declared) {
        this.kind = kind;
        this.today = Map.copyOf(today);
        this.declared = List.copyOf(declared);
        for (Upcaster upcaster : declared) {
            Form from = upcaster.from();
            steps.putIfAbsent(from, upcaster);
            newestOlder.merge(from.type(), from.version(), Math::max);
        }
    }

    /// What was recorded, or what it became.
    record Versioned(Form form, JsonNode data) {}

    String kind() {
        return kind;
    }

    Map<String, Integer> today() {
        return today;
    }

    List<Upcaster> declared() {
        return declared;
    }

    @Nullable
    Upcaster from(Form form) {
        return steps.get(form);
    }

    /// The newest version of an older form of this name that is declared; 0 if none is.
    int newestOlder(String type) {
        return newestOlder.getOrDefault(type, 0);
    }

    /// Whether records have this form today, so that there is nothing to do.
    boolean isOfToday(String type, int version) {
        return Integer.valueOf(version).equals(today.get(type));
    }

    /// What the record is today: one thing, several if it was split, none if it was dropped.
    ///
    /// @throws UnreadableRecordException if the domain does not know the form, or an upcaster fails
    List<Versioned> upcast(Versioned recorded) {
        List<Versioned> found = new ArrayList<>();
        upcast(recorded, found);
        return found;
    }

    private void upcast(Versioned record, List<Versioned> into) {
        Form form = record.form();
        if (isOfToday(form.type(), form.version())) {
            into.add(record);
            return;
        }
        Upcaster upcaster = steps.get(form);
        if (upcaster == null) {
            throw unknown(form);
        }
        if (upcaster.parts().isEmpty()) {
            return;
        }
        List<Versioned> next = apply(upcaster, record.data());
        if (next.isEmpty()) {
            throw new UnreadableRecordException(
                    kind + " " + form + ": the upcaster " + upcaster + " gave nothing; one of its parts must apply to "
                            + "every record, or it must be declared as dropped()",
                    null);
        }
        next.forEach(part -> upcast(part, into));
    }

    private List<Versioned> apply(Upcaster upcaster, JsonNode data) {
        if (!(data instanceof ObjectNode object)) {
            throw new UnreadableRecordException(
                    kind + " " + upcaster.from() + ": its data is " + data.getNodeType()
                            + " and not an object, so that no upcaster can read it",
                    null);
        }
        List<Versioned> next = new ArrayList<>();
        for (Part part : upcaster.parts()) {
            ObjectNode changed = apply(upcaster, part, object.deepCopy());
            if (changed != null) {
                next.add(new Versioned(part.to(), changed));
            }
        }
        return next;
    }

    private @Nullable ObjectNode apply(Upcaster upcaster, Part part, ObjectNode copy) {
        try {
            return part.change().apply(copy);
        } catch (RuntimeException bug) {
            throw new UnreadableRecordException(
                    kind + " " + upcaster.from() + ": its upcaster to " + part.to() + " failed with " + bug
                            + "; correct the upcaster so that it reads every " + upcaster.from()
                            + " that was ever recorded",
                    bug);
        }
    }

    private UnreadableRecordException unknown(Form form) {
        int newest = today.getOrDefault(form.type(), newestOlder(form.type()));
        if (newest == 0) {
            return new UnreadableRecordException(
                    kind + " " + form + " is unknown to this version of the domain, which knows "
                            + String.join(", ", today.keySet().stream().sorted().toList())
                            + ". If it was written by a newer version of the domain: update the domain; if it was"
                            + " renamed or removed: declare upcasting(Upcaster.of(\"" + form.type() + "\", "
                            + form.version() + ").becoming(…)) or .dropped()",
                    null);
        }
        if (form.version() > newest) {
            return new UnreadableRecordException(
                    kind + " " + form + " was written by a newer version of the domain, this one knows " + form.type()
                            + " up to version " + newest + ": update the domain",
                    null);
        }
        return new UnreadableRecordException(
                kind + " " + form + " has a version that no domain can have written: versions start at 1", null);
    }
}
