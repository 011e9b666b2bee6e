package dev.whence.agent.tools;

import dev.whence.index.DecisionIndex;
import java.util.List;

/// The questions that look up what there is and what was decided.
public final class LookupTools {

    private LookupTools() {}

    public static List<Tool> of(Memory memory, DecisionIndex index) {
        return List.of(
                new GetStateTool(memory),
                new SearchHistoryTool(memory, index),
                new SimilarCasesTool(memory, index),
                new ListRulesTool(memory),
                new DescribeDomainTool(memory));
    }
}
