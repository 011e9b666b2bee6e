package dev.whence.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Java type as far as its marks of personal values go. Of a sealed interface, what its records have together.
///
/// @param java the type
record MarkedType(Type java) {

    private static final ClassValue<Map<String, Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected Map<String, Member> computeValue(Class<?> type) {
            return membersOf(type);
        }
    };

    private static final ClassValue<Boolean> PERSONAL_BELOW = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return searchBelow(type, new HashSet<>());
        }
    };

    /// One component of a record.
    ///
    /// @param accessor reads it from an instance; null for a value that no record has
    record Member(
            MarkedType type, boolean personal, @Nullable Method accessor) {}

    static MarkedType of(Type type) {
        return new MarkedType(type);
    }

    /// The component that becomes the property of this name, or the value of a map under this key. What no record has
    /// counts as personal where something else is marked, since nobody can say what it is.
    Member member(String property) {
        if (raw() == null || Map.class.isAssignableFrom(raw())) {
            return new Member(element(), false, null);
        }
        Member member = MEMBERS.get(raw()).get(property);
        return member == null ? new Member(of(Object.class), hasPersonalBelow(), null) : member;
    }

    /// What a list or map holds; anything for other types.
    MarkedType element() {
        if (java instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return of(arguments[arguments.length - 1]);
        }
        return of(Object.class);
    }

    boolean isList() {
        return raw() != null && Collection.class.isAssignableFrom(raw());
    }

    boolean hasPersonalBelow() {
        if (java instanceof ParameterizedType) {
            return element().hasPersonalBelow();
        }
        return raw() != null && PERSONAL_BELOW.get(raw());
    }

    /// Whether a value of this type can be read from any text.
    boolean readsText() {
        Class<?> raw = raw();
        return raw == null
                || !(raw.isPrimitive()
                        || Number.class.isAssignableFrom(raw)
                        || raw == Boolean.class
                        || raw.isEnum()
                        || Temporal.class.isAssignableFrom(raw)
                        || raw == UUID.class);
    }

    private @Nullable Class<?> raw() {
        return switch (java) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> null;
        };
    }

    private static Map<String, Member> membersOf(Class<?> type) {
        Map<String, Member> members = new LinkedHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                members.put(
                        Shapes.snakeCase(component.getName()),
                        new Member(
                                of(component.getGenericType()),
                                component.isAnnotationPresent(Personal.class),
                                accessor));
            }
        } else if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                MEMBERS.get(permitted)
                        .forEach((name, member) -> members.merge(
                                name, member, (one, other) -> one.personal() || !other.personal() ? one : other));
            }
        }
        return members;
    }

    private static boolean searchBelow(Class<?> type, Set<Class<?>> seen) {
        return seen.add(type)
                && MEMBERS.get(type).values().stream()
                        .anyMatch(member -> member.personal() || searchBelow(member.type(), seen));
    }

    private static boolean searchBelow(MarkedType type, Set<Class<?>> seen) {
        if (type.java instanceof ParameterizedType) {
            return searchBelow(type.element(), seen);
        }
        return type.raw() != null && searchBelow(type.raw(), seen);
    }

    static void texts(Object value, boolean personal, Consumer<String> consumer) {
        switch (value) {
            case String text -> {
                if (personal) {
                    consumer.accept(text);
                }
            }
            case Collection<?> elements -> elements.forEach(element -> textsIn(element, personal, consumer));
            case Map<?, ?> map -> map.values().forEach(element -> textsIn(element, personal, consumer));
            case Record instance -> textsOf(instance, personal, consumer);
            default -> {} // numbers and the like are too short to be told from others
        }
    }

    private static void textsOf(Record instance, boolean personal, Consumer<String> consumer) {
        if (!personal && !PERSONAL_BELOW.get(instance.getClass())) {
            return;
        }
        for (Member member : MEMBERS.get(instance.getClass()).values()) {
            if (member.accessor() != null) {
                textsIn(read(instance, member.accessor()), personal || member.personal(), consumer);
            }
        }
    }

    private static void textsIn(@Nullable Object value, boolean personal, Consumer<String> consumer) {
        if (value != null) {
            texts(value, personal, consumer);
        }
    }

    private static @Nullable Object read(Record instance, Method accessor) {
        try {
            return accessor.invoke(instance);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "Component " + accessor.getName() + " of "
                            + instance.getClass().getName() + " cannot be read",
                    e);
        }
    }

    /// @throws IllegalArgumentException if a personal value in the type is no text and may not be absent
    static void requireErasable(Class<?> type) {
        requireErasable(type, false, new HashSet<>());
    }

    private static void requireErasable(Class<?> type, boolean personal, Set<Object> seen) {
        if (!seen.add(Map.entry(type, personal))) {
            return;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                boolean marked = personal || component.isAnnotationPresent(Personal.class);
                requireErasable(component.getAnnotatedType(), component, marked, seen);
            }
        } else if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                requireErasable(permitted, personal, seen);
            }
        }
    }

    private static void requireErasable(
            AnnotatedType annotated, RecordComponent component, boolean personal, Set<Object> seen) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            requireErasable(arguments[arguments.length - 1], component, personal, seen);
        } else if (annotated.getType() instanceof Class<?> plain) {
            if (personal
                    && !of(plain).readsText()
                    && (plain.isPrimitive() || !annotated.isAnnotationPresent(Nullable.class))) {
                throw new IllegalArgumentException(
                        component.getDeclaringRecord().getSimpleName() + "."
                                + component.getName() + " is marked personal and is a " + plain.getSimpleName()
                                + ", which is absent once its subject was forgotten: make it a @Nullable value,"
                                + " no primitive one, or mark only the other components");
            }
            requireErasable(plain, personal, seen);
        }
    }
}
