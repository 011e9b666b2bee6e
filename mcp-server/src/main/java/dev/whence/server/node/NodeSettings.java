package dev.whence.server.node;

import dev.whence.module.DomainModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What to open, and how.
///
/// @param folder where the data is
/// @param module the domain, as it ships
/// @param withoutRules rules, or groups of rules, of the domain that this deployment switches off
/// @param embeddings whether decisions are found by what they mean as well, if a model is installed
public record NodeSettings(DataFolder folder, DomainModule module, Set<String> withoutRules, boolean embeddings) {

    public NodeSettings {
        withoutRules = Set.copyOf(withoutRules);
    }

    /// Settings without embeddings.
    public NodeSettings(DataFolder folder, DomainModule module, Set<String> withoutRules) {
        this(folder, module, withoutRules, false);
    }

    /// The same, with embeddings or without.
    public NodeSettings withEmbeddings(boolean wanted) {
        return new NodeSettings(folder, module, withoutRules, wanted);
    }

    /// Settings, without embeddings, for a folder: its own domain, or the wanted one, or the only one there is.
    ///
    /// @throws FolderException if the folder cannot be used, or belongs to another domain
    /// @throws IllegalArgumentException if the domain is unknown, or there are several and none was named
    public static NodeSettings choose(DataFolder folder, Optional<String> wanted, Set<String> withoutRules) {
        Optional<String> own = folder.marker().map(Marker::domain);
        String name = wanted.or(() -> own).orElseGet(NodeSettings::onlyDomain);
        return new NodeSettings(folder, DomainModule.named(name), withoutRules);
    }

    private static String onlyDomain() {
        List<DomainModule> available = DomainModule.available();
        if (available.size() == 1) {
            return available.getFirst().domain().name();
        }
        throw new IllegalArgumentException(
                available.isEmpty()
                        ? "There is no domain on the class path; add the jar of one"
                        : "There are several domains; choose one with --domain: "
                                + available.stream()
                                        .map(module -> module.domain().name())
                                        .collect(Collectors.joining(", ")));
    }
}
