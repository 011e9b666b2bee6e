package dev.whence.agent.explain;

import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Tool;
import java.util.List;

/// The questions about why, and about what would be.
public final class ExplainTools {

    private ExplainTools() {}

    public static List<Tool> of(Memory memory) {
        return List.of(
                new ExplainDecisionTool(memory),
                new ExplainStateTool(memory),
                new StateHistoryTool(memory),
                new PossibleCommandsTool(memory),
                new WhyNotTool(memory),
                new WhatIfTool(memory),
                new ExecutePlanTool(memory),
                new TraceTool(memory),
                new ButForTool(memory),
                new CheckClaimTool(memory),
                new BacktestRuleTool(memory));
    }
}
