package dev.whence.server.cli;

import dev.whence.decision.Position;
import dev.whence.index.follow.IndexStatus;
import dev.whence.module.Demonstration;
import dev.whence.module.DomainModule;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Ledger;
import dev.whence.server.node.Marker;
import dev.whence.server.node.Marker.Demonstrated;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `whence demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Plays a made-up history through the real pipeline, then serves it and tells how to connect.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration TOLD_EVERY = Duration.ofMillis(250);

    private final Console console;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to keep the history; a demo that is there already is served. A temporary folder, which"
                    + " is removed at the end, if absent.")
    private @Nullable Path data;

    @Option(names = "--domain", paramLabel = "NAME", description = "Whose demonstration; the only one if absent.")
    private @Nullable String domain;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed plays the same history. ${DEFAULT-VALUE} if absent.")
    private long seed;

    @Mixin
    private final PortOption port = new PortOption();

    @Mixin
    private final EmbeddingsOption embeddings = new EmbeddingsOption();

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean temporary = data == null;
        DataFolder folder = DataFolder.at(data == null ? Files.createTempDirectory("whence-demo-") : data);
        DomainModule module = DomainModule.named(chosen(folder));
        Demonstration demonstration = module.demonstration().orElseThrow();
        Optional<Marker> found = folder.marker();
        found.ifPresent(marker -> requireDemo(marker, folder));
        NodeSettings settings = new NodeSettings(folder, module, Set.of(), embeddings.wanted());
        if (found.isEmpty()) {
            play(demonstration, settings);
        }
        Node node = Node.open(settings);
        untilIndexed(node);
        Serving.untilEnded(
                node,
                port.settings(),
                service -> console.result(new Guide(service, demonstration, temporary).text()),
                () -> {
                    if (temporary) {
                        remove(folder.path());
                    }
                });
        return 0;
    }

    /// The domain to demonstrate.
    private String chosen(DataFolder folder) {
        List<String> names = DomainModule.available().stream()
                .filter(module -> module.demonstration().isPresent())
                .map(module -> module.domain().name())
                .toList();
        Optional<String> wanted =
                Optional.ofNullable(domain).or(() -> folder.marker().map(Marker::domain));
        if (wanted.isEmpty() && names.size() == 1) {
            return names.getFirst();
        }
        return wanted.filter(names::contains)
                .orElseThrow(() -> new IllegalArgumentException(wanted.map(
                                        name -> "The domain '" + name + "' has no demonstration")
                                .orElse("Choose a domain with --domain")
                        + (names.isEmpty() ? "; none here has one" : "; these have one: " + String.join(", ", names))));
    }

    private static void requireDemo(Marker marker, DataFolder folder) {
        Demonstrated history = marker.demonstration();
        if (history == null) {
            throw new IllegalArgumentException(folder.path()
                    + " holds data that is no demonstration; serve it with \"whence serve\", or name another folder with"
                    + " --data");
        }
        if (!history.complete()) {
            throw new IllegalArgumentException("The demonstration in " + folder.path()
                    + " was ended before it was played to its end; remove the folder, or name another with --data");
        }
    }

    /// Without an index, which then takes in the whole history at one go, in a fraction of the time.
    private void play(Demonstration demonstration, NodeSettings settings) {
        ProgressBar bar = new ProgressBar(console.err(), "whence: playing");
        try (Ledger ledger = Ledger.open(settings)) {
            ledger.folder().demonstrates(new Demonstrated(seed, false));
            demonstration.play(ledger::engine, seed, bar::at);
            ledger.folder().demonstrates(new Demonstrated(seed, true));
        } finally {
            bar.end();
        }
    }

    /// What can be asked is to find everything from the beginning.
    private void untilIndexed(Node node) throws InterruptedException {
        ProgressBar bar = new ProgressBar(console.err(), "whence: indexing");
        Position head = node.log().head();
        boolean found = false;
        while (!found && node.index().status().state() == IndexStatus.State.FOLLOWING) {
            found = node.index().await(head, TOLD_EVERY);
            bar.at(node.index().status().seen().value(), head.value());
        }
        bar.end();
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The temporary folder " + folder + " could not be removed; remove it by hand", e);
        }
    }
}
