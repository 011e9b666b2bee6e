/// The Model Context Protocol, whatever carries it: from messages to tools and back.
///
/// Start reading at [dev.whence.server.mcp.ToolServer], which offers a [dev.whence.agent.tools.Toolbox] through the
/// MCP SDK; [dev.whence.server.mcp.Door] stands before the SDK and [dev.whence.server.mcp.StdioServer] carries it
/// over standard input and output. What always holds: a call of a tool that exists reaches the tool whatever its
/// arguments are, a message that does not is answered with a JSON-RPC error that says what to do, and no answer
/// holds a stack trace.
@NullMarked
package dev.whence.server.mcp;

import org.jspecify.annotations.NullMarked;
