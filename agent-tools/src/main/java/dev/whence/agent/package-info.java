/// Whence's tools for LangChain4j agents, over MCP and in the same process.
@NullMarked
package dev.whence.agent;

import org.jspecify.annotations.NullMarked;
