/// Whence's tools for LangChain4j agents.
///
/// Start reading at [dev.whence.agent.langchain4j.RemoteTools], which reaches a running server over MCP. What always
/// holds: every decision names the agent; a refusal is a tool result that the model reads, never an exception;
/// LangChain4j's JSON (Jackson 2) and Whence's (Jackson 3) meet as text only.
@NullMarked
package dev.whence.agent.langchain4j;

import org.jspecify.annotations.NullMarked;
