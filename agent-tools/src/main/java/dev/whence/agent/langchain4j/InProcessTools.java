package dev.whence.agent.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Caller;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Tool;
import dev.whence.agent.tools.ToolDescription;
import dev.whence.agent.tools.Toolbox;
import dev.whence.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The tools of a memory that is open in this process: the same tools with the same answers as over MCP.
///
/// ```java
/// ToolProvider whence = InProcessTools.of(DomainTools.of(memory, index), "refund-bot");
/// Assistant assistant = AiServices.builder(Assistant.class).chatModel(model).toolProvider(whence).build();
/// ```
public final class InProcessTools implements ToolProvider {

    private final Toolbox toolbox;
    private final Caller caller;

    private InProcessTools(Toolbox toolbox, Caller caller) {
        this.toolbox = toolbox;
        this.caller = caller;
    }

    /// Offers the tools of a toolbox.
    ///
    /// @param agent the agent's name, which every decision on its commands records
    public static InProcessTools of(Toolbox toolbox, String agent) {
        return new InProcessTools(toolbox, new Caller(null, agent, agent));
    }

    /// What an agent should know before its first call: good as part of a system message.
    public String instructions() {
        return toolbox.instructions();
    }

    @Override
    public ToolProviderResult provideTools(ToolProviderRequest request) {
        ToolProviderResult.Builder result = ToolProviderResult.builder();
        toolbox.tools().forEach(tool -> result.add(specification(tool.description()), new Execution(tool)));
        return result.build();
    }

    private static ToolSpecification specification(ToolDescription description) {
        return ToolSpecification.builder()
                .name(description.name())
                .description(description.text())
                .parameters(ToolSchemas.object(description.input()))
                .build();
    }

    /// Calls one tool. A refusal is a result that the model can read, never an exception.
    private final class Execution implements ToolExecutor {

        private final Tool tool;

        Execution(Tool tool) {
            this.tool = tool;
        }

        @Override
        public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
            Reply reply = tool.call(new Call(arguments(request.arguments()), caller));
            return ToolExecutionResult.builder()
                    .isError(reply.refused())
                    .resultText(reply.text())
                    .build();
        }

        @Override
        public String execute(ToolExecutionRequest request, Object memoryId) {
            return tool.call(new Call(arguments(request.arguments()), caller)).text();
        }

        /// What the model sent; text that is no JSON stays text, which the tool refuses and records like any other.
        private static JsonNode arguments(String sent) {
            try {
                return Json.DATA.readTree(sent);
            } catch (JacksonException notJson) {
                return Json.tree(sent);
            }
        }
    }
}
