package dev.whence.server.cli;

import dev.whence.decision.Origin;
import dev.whence.engine.Answer;
import dev.whence.engine.Answer.Standing;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.module.Importer;
import dev.whence.proof.Sha256;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `whence import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Brings another system's data in, as commands that are decided and recorded like any other."
                + " What was imported before is left alone.")
final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN_REFUSALS = 10;

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final DomainOptions domain = new DomainOptions();

    @Parameters(paramLabel = "SOURCE", description = "A file or folder in the form that the domain's importer reads.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path source;

    private long accepted;
    private long repeated;
    private long refused;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NodeSettings settings = domain.settings(data.folder());
        Importer importer = settings.module()
                .importer()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The domain '" + settings.module().domain().name() + "' has no importer"));
        try (Stream<Record> commands = importer.commands(source);
                Node node = Node.open(settings)) {
            decideAll(commands.iterator(), node.engine(InstantSource.system()));
        }
        console.result(accepted + " imported, " + repeated + " were there already, " + refused + " refused");
        return refused == 0 ? 0 : CommandLines.REFUSED;
    }

    private void decideAll(Iterator<Record> commands, DecisionEngine engine) {
        Origin origin = Origin.of(System.getProperty("user.name"), "imported from " + source.getFileName())
                .withClient("whence import");
        while (commands.hasNext()) {
            Record command = commands.next();
            JsonNode content = Json.DATA.valueToTree(command);
            count(engine.decide(CommandRequest.of(command, origin.withIdempotencyKey(key(command, content)))));
        }
    }

    private void count(Answer answer) {
        if (!answer.isAccepted()) {
            refused++;
            if (refused <= SHOWN_REFUSALS) {
                console.say("whence: refused: " + answer.decision().command().type() + " "
                        + answer.decision().mentioned() + ": "
                        + answer.decision().unmet().stream().map(Sentences::of).collect(Collectors.joining("; ")));
            }
        } else if (answer.standing() == Standing.REPEATED) {
            repeated++;
        } else {
            accepted++;
        }
    }

    /// The same content gets the same key, so that a second import of it changes nothing.
    private static String key(Record command, JsonNode content) {
        return "import " + command.getClass().getSimpleName() + " "
                + HexFormat.of().formatHex(Sha256.of(content.toString()), 0, 16);
    }
}
