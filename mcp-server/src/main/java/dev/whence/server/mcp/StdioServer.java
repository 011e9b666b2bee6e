package dev.whence.server.mcp;

import dev.whence.agent.tools.Toolbox;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// MCP over a pair of streams, one JSON-RPC message a line, for the one client that started this process.
public final class StdioServer {

    private static final int LONGEST_LINE = 32 << 20;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private StdioServer() {}

    /// Serves until the input ends and everything that was asked is answered.
    public static void serve(ToolServer tools, Toolbox toolbox, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        AnswerStream answers = new AnswerStream(out);
        MessageStream messages = new MessageStream(in, new Door(toolbox::names, tools.calls()), answers, LONGEST_LINE);
        McpSyncServer server =
                tools.over(new StdioServerTransportProvider(ToolServer.MAPPER, messages, answers, LONGEST_LINE + 1024));
        try {
            messages.awaitEnd();
            answers.awaitAll(LAST_ANSWERS);
        } finally {
            messages.release();
            server.closeGracefully();
        }
    }
}
