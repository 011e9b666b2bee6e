package dev.whence.server.http;

import dev.whence.agent.tools.Toolbox;
import dev.whence.index.DecisionIndex;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.mcp.ToolServer;
import dev.whence.server.node.Custodian;
import dev.whence.server.proof.LocalDesk;
import dev.whence.server.subscription.SubscriptionControl;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a server offers.
///
/// @param toolbox the tools
/// @param tools the same over MCP
/// @param log the decision log with its proofs
/// @param index what follows the log so that it can be searched
/// @param backup adds a backup of the data folder to a folder of backups
/// @param subscriptions those who follow the log
/// @param custodian who looks after personal data; null where there is none
/// @param health how the memory is
public record Served(
        Toolbox toolbox,
        ToolServer tools,
        LocalDesk log,
        DecisionIndex index,
        Function<Path, BackupReport> backup,
        SubscriptionControl subscriptions,
        @Nullable Custodian custodian,
        Supplier<Health> health) {}
