/// Tests of the tools for LangChain4j agents.
@NullMarked
package dev.whence.agent.langchain4j;

import org.jspecify.annotations.NullMarked;
