package dev.whence.retail.values;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies of maps that keep the order in which the entries were given.
public final class InOrder {

    private InOrder() {}

    public static <K, V> Map<K, V> copy(Map<K, V> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// A copy with one entry replaced in its place, or added at the end.
    public static <K, V> Map<K, V> with(Map<K, V> entries, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(entries);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }
}
