package dev.whence.index.time;

import java.util.function.BiFunction;
import java.util.function.Function;

/// The past and the future reading of one thing; the same twice where it is definite.
record Readings<T>(T past, T future) {

    static <T> Readings<T> definite(T value) {
        return new Readings<>(value, value);
    }

    <R> Readings<R> map(Function<T, R> change) {
        return new Readings<>(change.apply(past), change.apply(future));
    }

    <B, R> Readings<R> with(Readings<B> other, BiFunction<T, B, R> join) {
        return new Readings<>(join.apply(past, other.past), join.apply(future, other.future));
    }

    boolean isDefinite() {
        return past.equals(future);
    }
}
