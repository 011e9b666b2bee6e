package dev.whence.server.cli;

import dev.whence.server.access.Access;
import dev.whence.server.access.StdioBridge;
import dev.whence.server.mcp.StdioServer;
import dev.whence.server.mcp.ToolServer;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `whence mcp`.
@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description =
                "Speaks MCP on standard input and output, for a client that starts this process. Where a server has"
                        + " the folder open, the messages are carried to it.")
final class McpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final DomainOptions domain = new DomainOptions();

    @Mixin
    private final EmbeddingsOption embeddings = new EmbeddingsOption();

    McpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = data.folder();
        Optional<URI> server = Access.serverOf(folder);
        if (server.isPresent()) {
            console.say("whence: " + folder.path() + " is served at " + server.get() + "; carrying messages to it");
            StdioBridge.carry(console.in(), console.out(), server.get());
            return 0;
        }
        try (Node node = Node.open(domain.settings(folder).withEmbeddings(embeddings.wanted()))) {
            console.say("whence: speaking MCP for '" + node.domain().name() + "' from "
                    + node.folder().path());
            node.subscriptions().start();
            ToolServer tools = new ToolServer(node.toolbox(), Root.Version.number(), System.getProperty("user.name"));
            StdioServer.serve(tools, node.toolbox(), console.in(), console.out());
        }
        return 0;
    }
}
