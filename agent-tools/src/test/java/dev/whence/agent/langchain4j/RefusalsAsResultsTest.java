package dev.whence.agent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RefusalsAsResultsTest {

    private static final ToolExecutionRequest REQUEST =
            ToolExecutionRequest.builder().name("cancel").arguments("{}").build();
    private static final InvocationContext CONTEXT = InvocationContext.builder().build();

    private static RefusalsAsResults throwing(ToolExecutionException thrown) {
        ToolExecutor tool = (request, memoryId) -> {
            throw thrown;
        };
        return new RefusalsAsResults(tool);
    }

    @Test
    void a_refusal_is_a_result() {
        RefusalsAsResults tool = throwing(new ToolExecutionException("Refused: it is delivered"));

        ToolExecutionResult result = tool.executeWithContext(REQUEST, CONTEXT);

        assertThat(result.isError()).isTrue();
        assertThat(result.resultText()).isEqualTo("Refused: it is delivered");
        assertThat(tool.execute(REQUEST, "memory")).isEqualTo("Refused: it is delivered");
    }

    @Test
    void an_error_of_the_protocol_stays_one() {
        ToolExecutionException thrown = new ToolExecutionException("no such tool", -32602);

        assertThatThrownBy(() -> throwing(thrown).executeWithContext(REQUEST, CONTEXT))
                .isSameAs(thrown);
    }

    @Test
    void a_lost_connection_stays_one() {
        ToolExecutionException thrown = new ToolExecutionException(new IOException("connection reset"));

        assertThatThrownBy(() -> throwing(thrown).executeWithContext(REQUEST, CONTEXT))
                .isSameAs(thrown);
    }
}
