package dev.whence.server.cli;

import dev.whence.server.node.Node;
import dev.whence.server.serve.Service;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `whence serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Serves a data folder over MCP (Streamable HTTP), and makes it if it does not exist.")
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final DomainOptions domain = new DomainOptions();

    @Mixin
    private final EmbeddingsOption embeddings = new EmbeddingsOption();

    @Mixin
    private final PortOption port = new PortOption();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Node node = Node.open(domain.settings(data.folder()).withEmbeddings(embeddings.wanted()));
        Serving.untilEnded(node, port.settings(), this::tell, () -> {});
        return 0;
    }

    private void tell(Service service) {
        Node node = service.node();
        console.say("whence: serving '" + node.domain().name() + "' from "
                + node.folder().path() + " (" + node.log().head() + " decisions) at " + service.url()
                + "/mcp; stop with Ctrl-C");
    }
}
