package dev.whence.model;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An existing entity as a command sees it.
///
/// @param ref which entity
/// @param name what its facts begin with: the entity type, or the reference where a command reads several of the type
/// @param state its state
/// @param version the position of the last decision that changed it
public record Loaded<S>(EntityRef ref, String name, S state, Position version) {

    public String id() {
        return ref.id();
    }

    /// A fact of this entity.
    ///
    /// @param path the value's place in the state's JSON, segments separated by dots: `status`,
    ///     `payment_methods.paypal_1.balance`
    /// @param getter reads the same value from the state
    public <T> Fact<T> fact(String path, Function<? super S, ? extends @Nullable T> getter) {
        return factAt(List.of(path.split("\\.")), getter);
    }

    /// The same for segments that may contain dots.
    public <T> Fact<T> factAt(List<String> path, Function<? super S, ? extends @Nullable T> getter) {
        StringBuilder pointer = new StringBuilder(ref.toString()).append('#');
        for (String segment : path) {
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return new Fact<>(name + "." + String.join(".", path), List.of(pointer.toString()), getter.apply(state));
    }
}
