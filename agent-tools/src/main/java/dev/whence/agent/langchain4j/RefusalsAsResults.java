package dev.whence.agent.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;

/// Gives a refusal back as a result. LangChain4j's MCP client throws it as an exception, which agents log as a
/// failure with a stack trace.
final class RefusalsAsResults implements ToolExecutor {

    private final ToolExecutor tool;

    RefusalsAsResults(ToolExecutor tool) {
        this.tool = tool;
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
        try {
            return tool.executeWithContext(request, context);
        } catch (ToolExecutionException thrown) {
            if (!isToolResult(thrown)) {
                throw thrown;
            }
            return ToolExecutionResult.builder()
                    .isError(true)
                    .resultText(thrown.getMessage())
                    .build();
        }
    }

    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
        return executeWithContext(
                        request,
                        InvocationContext.builder().chatMemoryId(memoryId).build())
                .resultText();
    }

    /// Errors of the protocol have a code, and those of the transport are caused by its exceptions.
    private static boolean isToolResult(ToolExecutionException thrown) {
        Throwable cause = thrown.getCause();
        return thrown.errorCode() == null
                && (cause == null || cause.getClass().equals(RuntimeException.class) && cause.getCause() == null);
    }
}
