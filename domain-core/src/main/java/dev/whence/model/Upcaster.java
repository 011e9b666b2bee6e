package dev.whence.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How an event or command that was recorded in an older version reads today. It is applied to what is read; the
/// stored bytes stay as they are.
///
/// ```java
/// Upcaster.of("MoneyPaidIn", 1).toNext(data -> data.put("currency", "EUR"))
/// Upcaster.of("AccountCreated", 1).becoming("AccountOpened", 1)
/// Upcaster.of("PremiumAccountOpened", 1)
///         .becoming("AccountOpened", 1, data -> data.without("limit"))
///         .and("LimitSet", 1, data -> data.without("owner"))
/// Upcaster.of("StatementPrinted", 1).dropped()
/// ```
///
/// Upcasters follow one another: what one gives is handed to the next until the version that the domain has today is
/// reached. Each is a pure function of the recorded data.
public final class Upcaster {

    private final Form from;
    private final List<Part> parts;

    private Upcaster(Form from, List<Part> parts) {
        this.from = from;
        this.parts = List.copyOf(parts);
    }

    /// One version of an event or command: what it is called and which of its versions.
    record Form(String type, int version) {
        @Override
        public String toString() {
            return type + " v" + version;
        }
    }

    /// One thing that the older form becomes.
    ///
    /// @param change gives its data from a copy of the older data that it may change; null where there is none
    record Part(Form to, Function<ObjectNode, @Nullable ObjectNode> change) {}

    /// Starts an upcaster for one version of an event or command, named as it was recorded.
    public static Older of(String type, int version) {
        return new Older(new Form(type, version));
    }

    /// An older form of which it remains to be said what it becomes.
    public static final class Older {
        private final Form form;

        private Older(Form form) {
            this.form = form;
        }

        /// Becomes the next version under the same name.
        ///
        /// @param change gets a copy of the data, which it may change and return
        public Upcaster toNext(UnaryOperator<ObjectNode> change) {
            return becoming(form.type(), form.version() + 1, data -> change.apply(data));
        }

        /// Becomes a form of another name with the same data.
        public Upcaster becoming(String type, int version) {
            return becoming(type, version, data -> data);
        }

        /// Becomes a form of another name. Add further parts with [Upcaster#and].
        ///
        /// @param change gets a copy of the data, which it may change and return; null where there is
        ///     nothing of this form in it, which some other part must then have
        public Upcaster becoming(String type, int version, Function<ObjectNode, @Nullable ObjectNode> change) {
            return new Upcaster(form, List.of(new Part(new Form(type, version), change)));
        }

        /// Is passed over from now on: it no longer means anything.
        public Upcaster dropped() {
            return new Upcaster(form, List.of());
        }
    }

    /// The same, becoming one thing more. The parts of an event happen in the order in which they are declared; of a
    /// command, exactly one may apply.
    ///
    /// @param change as in [Older#becoming]
    public Upcaster and(String type, int version, Function<ObjectNode, @Nullable ObjectNode> change) {
        if (parts.isEmpty()) {
            throw new IllegalStateException(
                    from + " is dropped, so that it cannot become " + type + ": say becoming(…) in place of dropped()");
        }
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(new Form(type, version), change));
        return new Upcaster(from, more);
    }

    Form from() {
        return from;
    }

    Stream<Form> targets() {
        return parts.stream().map(Part::to);
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return from + " -> "
                + (parts.isEmpty()
                        ? "nothing"
                        : String.join(" + ", targets().map(Form::toString).toList()));
    }
}
