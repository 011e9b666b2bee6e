package dev.whence.index.document;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import java.util.Map;
import java.util.stream.Collectors;

/// What a domain says in words about the names that its decisions carry.
///
/// @param domain the domain's name
/// @param version the domain's version; an index made with another one is built again
/// @param descriptions what each command does, by its recorded name
public record Vocabulary(String domain, int version, Map<String, String> descriptions) {

    public Vocabulary {
        descriptions = Map.copyOf(descriptions);
    }

    public static Vocabulary of(Domain domain) {
        return new Vocabulary(
                domain.name(),
                domain.version(),
                domain.commands().stream().collect(Collectors.toMap(CommandType::name, CommandType::description)));
    }

    String description(String command) {
        return descriptions.getOrDefault(command, "");
    }
}
