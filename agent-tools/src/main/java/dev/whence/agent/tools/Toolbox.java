package dev.whence.agent.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tools on offer, by name.
public final class Toolbox {

    private final String instructions;
    private final Map<String, Tool> byName;

    /// @param instructions what a caller should know before the first call
    public Toolbox(String instructions, List<Tool> tools) {
        this.instructions = instructions;
        this.byName = tools.stream()
                .collect(Collectors.toMap(
                        tool -> tool.description().name(), Function.identity(), Toolbox::twice, LinkedHashMap::new));
    }

    public String instructions() {
        return instructions;
    }

    public List<Tool> tools() {
        return List.copyOf(byName.values());
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    private static Tool twice(Tool first, Tool second) {
        throw new IllegalArgumentException(
                "Two tools are called '" + first.description().name() + "': rename the command that gives one of them");
    }
}
