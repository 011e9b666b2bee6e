package dev.whence.model;

import dev.whence.schema.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes down the names and types of which a state is made, so that a change of them can be noticed.
final class StateForm {

    private final Set<Class<?>> seen = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    private StateForm() {}

    static String of(Class<?> state) {
        StateForm form = new StateForm();
        form.add(state);
        return String.join("\n", form.lines);
    }

    private void add(Type type) {
        switch (type) {
            case ParameterizedType parameterized -> {
                for (Type argument : parameterized.getActualTypeArguments()) {
                    add(argument);
                }
            }
            case Class<?> plain
            when plain.isRecord() && seen.add(plain) -> {
                for (RecordComponent component : plain.getRecordComponents()) {
                    lines.add(plain.getName() + "." + component.getName() + " "
                            + component.getGenericType().getTypeName()
                            + (component.isAnnotationPresent(Personal.class) ? " personal" : ""));
                    add(component.getGenericType());
                }
            }
            case Class<?> plain
            when plain.isSealed() && seen.add(plain) -> {
                for (Class<?> permitted : plain.getPermittedSubclasses()) {
                    add(permitted);
                }
            }
            default -> lines.add(type.getTypeName());
        }
    }
}
