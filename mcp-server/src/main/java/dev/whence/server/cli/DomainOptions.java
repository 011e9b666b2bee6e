package dev.whence.server.cli;

import dev.whence.server.node.DataFolder;
import dev.whence.server.node.NodeSettings;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which domain, and which of its rules.
final class DomainOptions {

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "The domain; the folder's own, or the only one there is, if absent.")
    private @Nullable String domain;

    @Option(
            names = "--without",
            paramLabel = "RULES",
            split = ",",
            description = "Rules, or groups of rules, of the domain to switch off.")
    private Set<String> without = new LinkedHashSet<>();

    NodeSettings settings(DataFolder folder) {
        return NodeSettings.choose(folder, Optional.ofNullable(domain), without);
    }
}
